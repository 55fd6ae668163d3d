interface Press {
  readonly button: number
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
  readonly altKey: boolean
}

interface PressedLink {
  readonly href: string
  readonly target: string
  readonly download: string
}

/** Where a press on a link leads away from the page; null where the page stays as it is. */
export function leftAddress(press: Press, link: PressedLink | null): string | null {
  if (link === null || press.button !== 0) return null
  if (press.ctrlKey || press.metaKey || press.shiftKey || press.altKey) return null
  return link.download !== '' || link.target === '_blank' ? null : link.href
}
