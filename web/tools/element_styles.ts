import type { Plugin } from 'vite'

/** `import { ElButton } from 'element-plus'` also brings that component's styles, and no other's. */
export function elementStyles(): Plugin {
  return {
    name: 'element-styles',
    enforce: 'post',
    transform(code, id) {
      if (id.includes('node_modules') || !/\.(vue|ts)($|\?)/.test(id)) return
      const styles = new Set<string>()
      for (const [, names = ''] of code.matchAll(/import\s*\{([^}]*)\}\s*from\s*['"]element-plus['"]/g)) {
        for (const [, name = ''] of names.matchAll(/\bEl([A-Z]\w+)/g)) {
          const folder = name.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase()
          if (folder !== 'config-provider') styles.add(`import 'element-plus/es/components/${folder}/style/css';`)
        }
      }
      return styles.size ? { code: `${[...styles].join('')}${code}`, map: null } : undefined
    },
  }
}
