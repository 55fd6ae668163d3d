import { describe, expect, it } from 'vitest'
import { type Actor, asOrganisationId, type GrantKind } from './actor'
import { firstPlaceOf, placesOf } from './places'

const somebody = (...grants: GrantKind[]): Actor => ({
  organisationId: asOrganisationId('00000000-0000-4000-8000-000000000000'),
  accountId: 'a',
  displayName: 'A',
  locale: 'ru',
  grants,
  personId: 'p',
  shopperId: null,
  headedUnitIds: [],
  workUnitIds: [],
})

const placesFor = (...grants: GrantKind[]) => {
  const { frame, main, lower, own } = placesOf(somebody(...grants))
  return { frame, hrefs: [...main, ...lower, ...own].map((place) => place.href) }
}

describe('where each lands', () => {
  it.each<[readonly GrantKind[], string]>([
    [['programme-manager'], '/overview'],
    [['reviewer'], '/visits'],
    [['hr'], '/periods'],
    [['administrator'], '/people'],
    [['shopper'], '/shop'],
    [['employee'], '/me'],
    [['unit-head', 'employee'], '/me'],
    [['employee', 'reviewer'], '/visits'],
    [['administrator', 'programme-manager', 'hr'], '/overview'],
    [[], '/account'],
  ])('%s', (grants, path) => {
    expect(firstPlaceOf(somebody(...grants))).toBe(path)
  })
})

describe('what each sees', () => {
  it('a shopper: visits, this phone and the own account, nothing of the company', () => {
    const hrefs = ['/shop', '/shop/phone', '/account']
    expect(placesFor('shopper')).toEqual({ frame: 'pocket', hrefs })
  })

  it('an employee who also shops: four places, for the phone has a link among the visits', () => {
    const { hrefs } = placesFor('shopper', 'employee')
    expect(hrefs).toEqual(['/shop', '/me', '/me/standards', '/account'])
  })

  it('a unit head: four places at most under the thumb, and no list of shoppers', () => {
    const { frame, hrefs } = placesFor('unit-head', 'employee')
    expect(frame).toBe('pocket')
    expect(hrefs).toEqual(['/me', '/me/team', '/me/standards', '/account'])
  })

  it('HR: people and pay, no visits, campaigns or shoppers', () => {
    const { hrefs } = placesFor('hr')
    expect(hrefs).toEqual(expect.arrayContaining(['/periods', '/schemes', '/facts', '/people']))
    for (const closed of ['/visits', '/campaigns', '/shoppers', '/settings', '/audit']) {
      expect(hrefs).not.toContain(closed)
    }
  })

  it('an employee who also reviews: the desk, with the way to the own results', () => {
    const { frame, hrefs } = placesFor('employee', 'reviewer')
    expect(frame).toBe('office')
    expect(hrefs).toEqual(expect.arrayContaining(['/visits', '/me', '/account']))
  })

  it('nobody is led to a place that would refuse', () => {
    expect(placesFor().hrefs).toEqual(['/account'])
  })
})
