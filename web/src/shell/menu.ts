/** Only routes that exist; `names` are the routes that light the entry up. */
export const menu = [
  { to: '/', key: 'menu.star', short: 'menu.short.star', names: ['star'], icon: 'M12 3l2.7 5.6 6.1.9-4.4 4.3 1 6.1L12 17l-5.4 2.9 1-6.1L3.2 9.5l6.1-.9z' },
  { to: '/work', key: 'menu.work', short: 'menu.short.work', names: ['work'], icon: 'M5 12l3.500 3.500L14 9M5 5h14v14H5zM16.500 12h.010M16.500 15.500h.010' },
  { to: '/cases', key: 'menu.cases', short: 'menu.short.cases', names: ['cases', 'case'], icon: 'M5 4h14v16H5zM8.500 8.500h7M8.500 12h7M8.500 15.500h4' },
  { to: '/customers', key: 'menu.customers', short: 'menu.short.customers', names: ['customers', 'customer', 'duplicates'], icon: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.500 20c.7-4 3.700-6 7.500-6s6.800 2 7.500 6z' },
  { to: '/units', key: 'menu.units', short: 'menu.short.units', names: ['units', 'unit', 'import'], icon: 'M12 3l8 4.500v9L12 21l-8-4.500v-9zM4 7.500l8 4.500 8-4.500M12 12v9' },
  { to: '/guarantees', key: 'menu.guarantees', short: 'menu.short.guarantees', names: ['guarantees'], icon: 'M12 4v16M7 20h10M5 7l7-2 7 2M5 7l-2.500 6h5zM19 7l-2.500 6h5z' },
  { to: '/promises', key: 'menu.promises', short: 'menu.short.promises', names: ['promises'], icon: 'M12 3l7.500 3v5.500c0 4.600-3.100 7.700-7.500 9.500-4.400-1.800-7.500-4.900-7.500-9.500V6zM8.500 12l2.500 2.500 4.500-5' },
  { to: '/measures', key: 'menu.measures', short: 'menu.short.measures', names: ['measures', 'measure-cases'], icon: 'M4 20h16M7 20v-7M12 20V5M17 20v-10' },
  { to: '/settings', key: 'menu.settings', short: 'menu.short.settings', names: ['people', 'roles', 'tokens', 'calendars', 'rulebooks', 'rulebook', 'ledger', 'backups', 'health'], icon: 'M4 7h9M17 7h3M4 17h3M11 17h9M15 4.800v4.400M9 14.800v4.400' },
]
