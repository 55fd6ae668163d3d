// Loaded before the application's server, which is Next.js's own.
import { subscribe } from 'node:diagnostics_channel'
import { paintFirst } from './paint-first.ts'

// When the program that started it dies, even by `kill -9`, the channel closes, and the server goes too,
// so that its port is free for the next start.
process.on('disconnect', () => process.exit(0))

// The shopper's pages, which are opened on a phone's network. On a desk's pages fields stand that React keeps
// in its own state: a picture that comes earlier would forget more of what is typed before React listens.
const isShoppers = (address) => /^\/shop(?:[/?]|$)/.test(address ?? '')
// The development server's pages look after their scripts themselves.
if (process.env.NODE_ENV === 'production')
  subscribe('http.server.request.start', ({ request, response }) => {
    if (isShoppers(request.url)) paintFirst(response)
  })
