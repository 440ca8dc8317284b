// Runs before the first paint, so that a dark page never flashes white and a reader's language is announced right.
document.documentElement.dataset.theme = localStorage.getItem('theme') || 'auto'
document.documentElement.lang = localStorage.getItem('language') === 'en' ? 'en' : 'zh-CN'
