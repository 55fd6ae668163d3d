import { expect, it } from 'vitest'
import { leftAddress } from './left-address'

const press = { button: 0, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false }
const link = { href: 'http://localhost/standards', target: '', download: '' }

it('a plain press on a link leaves the page', () => {
  expect(leftAddress(press, link)).toBe(link.href)
})

it.each([
  ['no link', press, null],
  ['a new tab by key', { ...press, ctrlKey: true }, link],
  ['the middle button', { ...press, button: 1 }, link],
  ['a new tab by the link', press, { ...link, target: '_blank' }],
  ['a download', press, { ...link, download: 'standards.xlsx' }],
])('%s leaves it as it is', (_, own, pressed) => {
  expect(leftAddress(own, pressed)).toBeNull()
})
