/** Which page of the shopper an address means. */
export type ShopPlace =
  | { readonly kind: 'list' }
  /** What is kept on this phone. */
  | { readonly kind: 'phone' }
  | { readonly kind: 'visit'; readonly visitId: string }
  | { readonly kind: 'form'; readonly visitId: string }

const below = /^\/shop\/([0-9a-f-]{36})(\/form)?\/?$/i

/** Anything else of the shopper's is the list: from there everything can be reached. */
export function shopPlaceOf(pathname: string): ShopPlace {
  if (/^\/shop\/phone\/?$/i.test(pathname)) return { kind: 'phone' }
  const [, visitId, form] = below.exec(pathname) ?? []
  if (visitId === undefined) return { kind: 'list' }
  return { kind: form === undefined ? 'visit' : 'form', visitId: visitId.toLowerCase() }
}
