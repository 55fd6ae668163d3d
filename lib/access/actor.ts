/** The branded tenant: every query demands one as an argument, and only sign-in makes them. */
export type OrganisationId = string & { readonly brand: 'OrganisationId' }

/** Marks an id that came from a trusted place (the database, a verified session) as a tenant. */
export function asOrganisationId(id: string): OrganisationId {
  return id as OrganisationId
}

export const grantKinds = [
  'administrator',
  'programme-manager',
  'reviewer',
  'hr',
  'unit-head',
  'employee',
  'shopper',
] as const

export type GrantKind = (typeof grantKinds)[number]

export type Locale = 'ru' | 'en'

/** Who is asking: one signed-in account with what it may do, read anew for every request. */
export interface Actor {
  readonly organisationId: OrganisationId
  readonly accountId: string
  readonly displayName: string
  readonly locale: Locale
  readonly grants: readonly GrantKind[]
  /** The employee behind the account; null for shoppers and outside administrators. */
  readonly personId: string | null
  readonly shopperId: string | null
  /** Units that the actor heads, with everything below them. */
  readonly headedUnitIds: readonly string[]
  /** Units in which the actor works today. */
  readonly workUnitIds: readonly string[]
}

/** The grants in the order of the list: what somebody does before "employee", for words on a screen. */
export function grantsInOrder({ grants }: Pick<Actor, 'grants'>): readonly GrantKind[] {
  return grantKinds.filter((grant) => grants.includes(grant))
}
