import type { Actor } from './actor'
import { may, type Verb } from './permissions'
import { type RoutePath, routeRules } from './routes'

/** A place of the navigation: the address is that of a page, the word is a message key. */
export interface PlaceName {
  readonly href: RoutePath
  readonly name: string
  /** Only this very address is the place, not what lies below it. */
  readonly exact?: boolean
  /** The phone keeps it: it opens without a network, too. */
  readonly isKept?: boolean
}

export interface Places {
  /** `office`: a rail with words, for work at a desk. `pocket`: three or four places for a thumb. */
  readonly frame: 'office' | 'pocket'
  readonly main: readonly PlaceName[]
  readonly lower: readonly PlaceName[]
  /** One's own pages, in the account menu of the office. */
  readonly own: readonly PlaceName[]
}

const officeMain: readonly PlaceName[] = [
  { href: '/overview', name: 'overview' },
  { href: '/visits', name: 'visits' },
  { href: '/campaigns', name: 'campaigns' },
  { href: '/checklists', name: 'checklists' },
  { href: '/standards', name: 'standards' },
  { href: '/periods', name: 'periods' },
  { href: '/schemes', name: 'schemes' },
  { href: '/trials', name: 'trials' },
  { href: '/facts', name: 'facts' },
  { href: '/people', name: 'people' },
  { href: '/units', name: 'units' },
  { href: '/shoppers', name: 'shoppers' },
]

const officeLower: readonly PlaceName[] = [
  { href: '/audit', name: 'audit' },
  { href: '/settings', name: 'settings' },
]

const shopping: PlaceName = { href: '/shop', name: 'shop', isKept: true }
const phone: PlaceName = { href: '/shop/phone', name: 'phone', isKept: true }
const results: PlaceName = { href: '/me', name: 'me', exact: true }
const team: PlaceName = { href: '/me/team', name: 'team' }
const standards: PlaceName = { href: '/me/standards', name: 'standards' }
const account: PlaceName = { href: '/account', name: 'account' }
const ownAccount: PlaceName = { href: '/account', name: 'ownAccount' }

const mostUnderThumb = 4

/** Whoever holds one of these works at a desk; the others carry the product in a pocket. */
const deskVerbs: readonly Verb[] = ['overview:read', 'organisation:change']

/** Where the actor can go: every part that any of the grants opens. */
export function placesOf(actor: Actor): Places {
  const open = (places: readonly PlaceName[]) =>
    places.filter((place) => mayEnter(actor, place.href))
  if (!deskVerbs.some((verb) => may(actor, verb))) {
    const main = open([shopping, results, team, standards, account])
    return { frame: 'pocket', main: withPhone(actor, main), lower: [], own: [] }
  }
  return {
    frame: 'office',
    main: open(officeMain),
    lower: open(officeLower),
    own: open([results, team, shopping, ownAccount]),
  }
}

/** What lies unsent on this phone, beside the visits; whoever has other places has a link to it there. */
function withPhone(actor: Actor, main: readonly PlaceName[]): readonly PlaceName[] {
  if (!may(actor, 'visit:fill') || main.length >= mostUnderThumb) return main
  return main.flatMap((place) => (place === shopping ? [shopping, phone] : [place]))
}

function mayEnter(actor: Actor, path: RoutePath): boolean {
  const rule = routeRules[path]
  return rule === 'public' || rule === 'signed-in' || may(actor, rule)
}

/** By what somebody does all day; the first verb that the actor holds decides. */
const firstPlaces: readonly (readonly [Verb, RoutePath])[] = [
  ['campaign:change', '/overview'],
  ['review:decide', '/visits'],
  ['period:compute', '/periods'],
  ['organisation:change', '/people'],
  ['visit:fill', '/shop'],
  ['result:read', '/me'],
]

/** The page on which the actor lands after signing in. */
export function firstPlaceOf(actor: Actor): RoutePath {
  return firstPlaces.find(([verb]) => may(actor, verb))?.[1] ?? '/account'
}
