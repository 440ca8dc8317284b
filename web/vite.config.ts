/// <reference types="vitest/config" />
import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'
import { elementStyles } from './tools/element_styles'

const server = process.env.FIVESTAR_URL ?? 'http://127.0.0.1:8601'

export default defineConfig(({ mode }) => ({
  plugins: [vue(), ...(mode === 'test' ? [] : [elementStyles()])],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  define: { __VUE_I18N_LEGACY_API__: false, __INTLIFY_PROD_DEVTOOLS__: false, __VUE_OPTIONS_API__: true },
  server: { proxy: { '/api': server, '/healthz': server } },
  build: { target: 'es2020', manifest: true, modulePreload: { polyfill: false }, chunkSizeWarningLimit: 900 },
  test: { environment: 'happy-dom', include: ['src/**/*.spec.ts'], server: { deps: { inline: ['element-plus'] } } },
}))
