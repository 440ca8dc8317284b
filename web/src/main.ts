import { createPinia } from 'pinia'
import { createApp } from 'vue'
import './look/tokens.css'
import 'element-plus/es/components/base/style/css'
import './look/base.css'
import './look/element.css'
import App from './App.vue'
import { onSignedOut } from './api/client'
import { i18n } from './locale'
import { makeRouter } from './router'
import { useSession } from './session/session'

const app = createApp(App).use(createPinia()).use(i18n)
const router = makeRouter()
const session = useSession()

onSignedOut(() => {
  if (!session.session) return
  session.keep(null)
  void router.push({ name: 'sign-in', query: { next: router.currentRoute.value.fullPath } })
})

app.use(router).mount('#app')
