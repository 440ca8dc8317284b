import { defineStore } from 'pinia'
import { ask, get, remove, setCsrf } from '@/api/client'
import { ApiProblem } from '@/api/problem'
import type { Session } from '@/api/types'
import { endLive, startLive } from '@/live/live'

export const useSession = defineStore('session', {
  state: () => ({ session: null as Session | null, asked: false }),
  getters: {
    zone: (state): string => state.session?.organisation.zone ?? 'Asia/Shanghai',
    /** Where this person begins: those who answer and repair with what waits for them, those who lead with the star. */
    home: (state): string => (['agent', 'technician', 'dispatcher', 'outlet_manager'].includes(state.session?.user.role ?? '') ? '/work' : '/'),
    mustChangePassword: (state): boolean => state.session?.must_change_password === true,
  },
  actions: {
    keep(session: Session | null) {
      this.session = session
      this.asked = true
      setCsrf(session?.csrf ?? '')
      if (session && !session.must_change_password) startLive()
      else endLive()
    },
    async load() {
      try {
        this.keep(await get<Session>('/api/v1/session'))
      } catch (thrown) {
        if (!(thrown instanceof ApiProblem) || thrown.status !== 401) throw thrown
        this.keep(null)
      }
    },
    async signIn(login: string, password: string) {
      this.keep(await ask<Session>('POST', '/api/v1/session', { body: { login, password } }))
    },
    async signOut() {
      await remove('/api/v1/session')
      this.keep(null)
    },
    async changePassword(current: string, wanted: string) {
      await ask('POST', '/api/v1/session/password', { body: { current, wanted } })
      await this.load()
    },
  },
})
