import type { APIRequestContext } from '@playwright/test'
import { routeRules } from '@/lib/access/routes'
import { type DemoRoleName, demoPassword, demoRoles } from '@/prisma/demo/cast'
import { sessionCookie } from '../session-cookie'
import { expect, test } from './test'

/**
 * Every page and route handler, asked for by every role over HTTP. Who may enter is written here by
 * hand from the rules of access, not read from the table that the product asks.
 */
type Entry = readonly DemoRoleName[]

const office: Entry = ['manager', 'reviewer']
const hr: Entry = ['hr', 'hr2']
// Everybody on the roster is an employee; the demo's shopper and administrator are not.
const staff: Entry = ['manager', 'reviewer', 'hr', 'hr2', 'head', 'employee']
const roles = Object.keys(demoRoles) as readonly DemoRoleName[]

/** Pages with one address. */
const pages: Readonly<Record<string, Entry>> = {
  '/account': roles,
  '/overview': [...office, ...hr],
  '/past-scores': ['manager'],
  '/past-scores/import': ['manager'],
  '/visits': office,
  '/campaigns': office,
  '/campaigns/new': ['manager'],
  '/checklists': office,
  '/checklists/import': ['manager'],
  '/standards': ['administrator', ...staff],
  '/standards/scores': [...office, ...hr],
  '/standards/import': ['manager'],
  '/api/standards': ['manager'],
  '/people': ['administrator', 'manager', ...hr, 'head'],
  '/people/new': ['administrator'],
  '/people/import': ['administrator'],
  '/units': ['administrator', ...office, ...hr, 'head'],
  '/units/new': ['administrator'],
  '/units/import': ['administrator'],
  '/shoppers': ['administrator', ...office],
  '/shoppers/fees': ['manager'],
  '/settings': ['administrator'],
  '/settings/scores': ['administrator', ...staff],
  '/settings/phone-copies': ['administrator'],
  '/settings/accounts': ['administrator'],
  '/settings/accounts/new': ['administrator'],
  '/audit': ['administrator'],
  '/periods': hr,
  '/schemes': hr,
  '/trials': hr,
  '/trials/new': hr,
  '/facts': hr,
  '/facts/import-kpi': hr,
  '/facts/import-pay': hr,
  '/facts/import-salaries': hr,
  '/facts/metrics': hr,
  '/facts/new': hr,
  '/facts/new-pay': hr,
  '/me': staff,
  '/me/team': ['head'],
  '/me/standards': staff,
  '/me/standards/scores': staff,
  '/me/standards/team': ['head'],
  '/shop': ['shopper'],
  '/shop/offline': ['shopper'],
  '/shop/phone': roles,
}

interface RowPage {
  readonly address: string
  /** Where a link to it stands; with `through`, on the first page of that kind that `list` leads to. */
  readonly list: string
  readonly through?: string
  readonly as: DemoRoleName
  readonly entry: Entry
}

/** Pages of one row: found as the first link on a list, as somebody who may see it. */
const rows: readonly RowPage[] = [
  { address: '/visits/[visitId]', list: '/visits', as: 'reviewer', entry: office },
  { address: '/campaigns/[campaignId]', list: '/campaigns', as: 'manager', entry: office },
  { address: '/checklists/[checklistId]', list: '/checklists', as: 'manager', entry: office },
  { address: '/checklists/[checklistId]/trend', list: '/checklists', as: 'manager', entry: office },
  {
    address: '/standards/[standardId]',
    list: '/standards',
    as: 'manager',
    entry: ['administrator', ...staff],
  },
  {
    address: '/me/standards/[standardId]',
    list: '/me/standards',
    as: 'employee',
    entry: staff,
  },
  {
    address: '/units/[unitId]',
    list: '/units',
    as: 'administrator',
    entry: [...office, ...hr, 'administrator'],
  },
  {
    address: '/people/[personId]',
    list: '/people',
    as: 'administrator',
    entry: ['administrator', 'manager', ...hr],
  },
  { address: '/periods/[periodId]', list: '/periods', as: 'hr', entry: hr },
  {
    address: '/periods/[periodId]/statements/[statementId]',
    list: '/periods',
    through: '/periods/[periodId]',
    as: 'hr',
    entry: hr,
  },
  {
    address: '/periods/[periodId]/overview',
    list: '/periods',
    through: '/periods/[periodId]',
    as: 'hr',
    entry: hr,
  },
  {
    address: '/periods/[periodId]/payroll',
    list: '/periods',
    through: '/periods/[periodId]',
    as: 'hr',
    entry: hr,
  },
  {
    address: '/periods/[periodId]/archive',
    list: '/periods',
    through: '/periods/[periodId]',
    as: 'hr',
    entry: hr,
  },
  { address: '/schemes/[schemeId]', list: '/schemes', as: 'hr', entry: hr },
  { address: '/facts/[factId]', list: '/facts', as: 'hr', entry: hr },
  { address: '/facts/pay/[factId]', list: '/facts?kind=pay', as: 'hr', entry: hr },
  { address: '/trials/[trialId]', list: '/trials', as: 'hr', entry: hr },
  {
    address: '/schemes/[schemeId]/versions/[number]',
    list: '/schemes',
    through: '/schemes/[schemeId]',
    as: 'hr',
    entry: hr,
  },
  {
    address: '/settings/accounts/[accountId]',
    list: '/settings/accounts',
    as: 'administrator',
    entry: ['administrator'],
  },
  { address: '/shop/[visitId]', list: '/shop', as: 'shopper', entry: ['shopper'] },
  { address: '/me/visits/[visitId]', list: '/me', as: 'employee', entry: ['employee'] },
  {
    address: '/me/statements/[statementId]',
    list: '/me',
    as: 'employee',
    entry: ['employee', ...hr],
  },
]

const cookies = new Map<DemoRoleName, string>()

test.beforeAll(async ({ baseURL }) => {
  for (const role of roles)
    cookies.set(role, await sessionCookie(baseURL ?? '', demoRoles[role].email, demoPassword))
})

function get(
  request: APIRequestContext,
  address: string,
  role: DemoRoleName | null,
  headers: Record<string, string> = {},
) {
  const cookie = role === null ? undefined : cookies.get(role)
  return request.get(address, {
    maxRedirects: 0,
    headers: { ...headers, ...(cookie === undefined ? {} : { cookie }) },
  })
}

test.describe('pages', () => {
  for (const [address, entry] of Object.entries(pages)) {
    test(`${address} opens for ${entry.join(', ')} alone`, async ({ request }) => {
      const opened: DemoRoleName[] = []
      for (const role of roles) {
        const answer = await get(request, address, role)
        expect([200, 404], `${role}: ${answer.status()}`).toContain(answer.status())
        if (answer.status() === 200) opened.push(role)
      }
      expect(opened.toSorted()).toEqual([...new Set(entry)].toSorted())
      const nobody = await get(request, address, null)
      if (address.startsWith('/api/')) return expect(nobody.status()).toBe(401)
      expect(nobody.status()).toBe(307)
      expect(nobody.headers().location).toContain('/sign-in')
    })
  }
})

test.describe('pages of one row', () => {
  for (const { address, list, through, as, entry } of rows) {
    test(`${address} opens for ${entry.join(', ')} alone`, async ({ request }) => {
      const firstLink = async (on: string, to: string) => {
        const text = await (await get(request, on, as)).text()
        const pattern = to.replace('[number]', '\\d+').replace(/\[\w+\]/g, '[0-9a-f-]{36}')
        const found = new RegExp(`href="(${pattern})"`).exec(text)
        expect(found, `a link to ${to} on ${on}`).not.toBeNull()
        return found?.[1] ?? ''
      }
      const from = through === undefined ? list : await firstLink(list, through)
      const found = await firstLink(from, address)
      const opened: DemoRoleName[] = []
      for (const role of roles)
        if ((await get(request, found, role)).status() === 200) opened.push(role)
      expect(opened).toContain(as)
      expect(opened.filter((role) => !entry.includes(role))).toEqual([])
    })
  }
})

test('a denied page is denied in every form that a client can ask for', async ({ request }) => {
  const variants: readonly Record<string, string>[] = [
    { rsc: '1' },
    { rsc: '1', 'next-router-prefetch': '1' },
    { rsc: '1', 'next-router-segment-prefetch': '/_tree' },
    { 'x-middleware-subrequest': 'middleware:middleware:middleware:middleware:middleware' },
    { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy' },
  ]
  for (const address of ['/periods', '/people', '/audit', '/shoppers'])
    for (const headers of variants) {
      const answer = await get(request, address, 'shopper', headers)
      const body = await answer.text()
      expect(body, `${address} ${JSON.stringify(headers)}`).not.toMatch(
        /Тихонов|Гришин|Лунёва|Ахметов/,
      )
      if (headers.rsc === undefined) expect(answer.status()).toBe(404)
    }
})

/** Route handlers with a body of nonsense: who may not enter is told so before anything is read. */
const handlers: Readonly<Record<string, { method: 'POST' | 'PUT' | 'DELETE'; entry: Entry }>> = {
  '/api/v1/imports/checklists?mode=preview': { method: 'POST', entry: ['manager'] },
  '/api/v1/imports/people?mode=preview': { method: 'POST', entry: ['administrator'] },
  '/api/v1/imports/units?mode=preview': { method: 'POST', entry: ['administrator'] },
  '/api/v1/imports/standards?mode=preview': { method: 'POST', entry: ['manager'] },
  '/api/pictures': { method: 'POST', entry: ['manager'] },
  '/api/v1/imports/kpi-facts?mode=preview': { method: 'POST', entry: hr },
  '/api/v1/imports/pay-facts?mode=preview': { method: 'POST', entry: hr },
  '/api/v1/imports/salaries?mode=preview': { method: 'POST', entry: hr },
  '/api/v1/imports/past-scores?mode=preview': { method: 'POST', entry: ['manager'] },
  '/api/v1/imports/past-evaluations': { method: 'POST', entry: ['manager'] },
  '/api/v1/imports/phone-copies': { method: 'POST', entry: ['administrator'] },
  '/api/v1/evaluations': { method: 'POST', entry: ['shopper'] },
  '/api/v1/uploads': { method: 'POST', entry: ['shopper'] },
  '/api/v1/attachments/3f0e8f0e-0000-4000-8000-000000000000': { method: 'PUT', entry: ['shopper'] },
  '/api/v1/attachments/3f0e8f0e-0000-4000-8000-000000000001': {
    method: 'DELETE',
    entry: ['shopper'],
  },
  '/api/v1/drafts/3f0e8f0e-0000-4000-8000-000000000000': { method: 'PUT', entry: ['shopper'] },
}

test.describe('route handlers', () => {
  for (const [address, { method, entry }] of Object.entries(handlers)) {
    test(`${method} ${address} answers ${entry.join(', ')} alone`, async ({ request, baseURL }) => {
      const send = (role: DemoRoleName | null, origin: string | null) => {
        const cookie = role === null ? undefined : cookies.get(role)
        return request.fetch(address, {
          method,
          data: 'nonsense',
          headers: {
            ...(origin === null ? {} : { origin }),
            ...(cookie === undefined ? {} : { cookie }),
          },
        })
      }
      for (const role of roles) {
        const { status } = { status: (await send(role, baseURL ?? '')).status() }
        if (entry.includes(role)) expect([200, 400, 404, 409, 412, 415, 422]).toContain(status)
        else expect(status, role).toBe(404)
        expect(status).toBeLessThan(500)
      }
      expect((await send(null, baseURL ?? '')).status()).toBe(401)
      const [insider = 'administrator'] = entry
      for (const origin of ['null', 'https://evil.example', null])
        expect((await send(insider, origin)).status(), String(origin)).toBe(403)
    })
  }

  test('a broken credential and a malformed action body are refused, not an error', async ({
    request,
    baseURL,
  }) => {
    const bearer = await request.get('/api/reports/visits/3f0e8f0e-0000-4000-8000-000000000000', {
      headers: { authorization: 'Bearer %' },
    })
    expect(bearer.status()).toBe(401)
    const flight = await request.post('/sign-in', {
      headers: { origin: baseURL ?? '', 'next-action': '00', 'content-type': 'text/x-component' },
      data: '0:{"$',
    })
    expect(flight.status()).toBeGreaterThanOrEqual(400)
    expect(flight.status()).toBeLessThan(500)
  })
})

test('the matrix leaves no address of the product out', () => {
  const asked = new Set([
    ...Object.keys(pages),
    ...rows.map(({ address }) => address),
    ...Object.keys(handlers).map((address) =>
      address
        .split('?')[0]
        ?.replace(/[0-9a-f-]{36}$/, address.includes('/drafts/') ? '[visitId]' : '[attachmentId]'),
    ),
  ])
  const elsewhere = new Set([
    // Open to everybody, or an address that only redirects.
    '/',
    '/shop/next',
    '/sign-in',
    '/join/[token]',
    '/first-run',
    '/api/health',
    '/api/auth/[...nextauth]',
    // Rows: held by the tests of their use cases with own, other and other organisation's rows.
    '/checklists/[checklistId]/versions',
    '/checklists/[checklistId]/versions/[versionId]',
    '/past-scores/[batchId]',
    '/periods/[periodId]/statements/[statementId]/visits/[visitId]',
    '/shop/[visitId]/form',
    '/api/v1/visits',
    '/api/v1/visits/[visitId]',
    '/api/v1/uploads/[attachmentId]',
    '/api/v1/briefings/[campaignId]/attempts/[attemptId]',
    '/api/files/[fileId]',
    '/api/pictures/[pictureId]',
    '/api/checklists/[checklistId]',
    '/api/v1/checklists/[checklistId]/draft',
    '/api/organisation/logo',
    '/api/reports/visits/[visitId]',
    '/api/reports/statements/[statementId]',
    '/api/reports/statements/[statementId]/photos/[fileId]',
    '/api/periods/[periodId]/payroll',
    '/api/periods/batches/[batchId]',
  ])
  const left = Object.keys(routeRules).filter((one) => !asked.has(one) && !elsewhere.has(one))
  expect(left).toEqual([])
})
