import type { MetadataRoute } from 'next'
import { getTranslations } from 'next-intl/server'

const icon = { src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png' }

/** What a phone needs to put the shopper's pages among its applications; named in the reader's language. */
export default async function manifest(): Promise<MetadataRoute.Manifest> {
  const t = await getTranslations('offline.install')
  return {
    id: '/shop',
    name: t('name'),
    short_name: t('shortName'),
    description: t('description'),
    start_url: '/shop',
    scope: '/',
    display: 'standalone',
    background_color: '#faf9f6',
    theme_color: '#faf9f6',
    icons: [
      icon,
      { src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png' },
      {
        src: '/icons/icon-maskable-512.png',
        sizes: '512x512',
        type: 'image/png',
        purpose: 'maskable',
      },
    ],
    shortcuts: [
      { name: t('nextVisit'), url: '/shop/next', icons: [icon] },
      { name: t('phone'), url: '/shop/phone', icons: [icon] },
    ],
  }
}
