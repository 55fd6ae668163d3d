import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { reportOf } from '@/lib/core/draft-report'
import { freezeReport } from '@/lib/core/frozen-report'
import { aDraft, aPhoto, phoneChecklist, visitOf } from '@/test/factories/phone'
import {
  aBrowser,
  aFreshBrowser,
  leaveBrowser,
  type PhoneBrowser,
} from '@/test/factories/phone-browser'
import { courierOver } from './courier'
import { discardAnswerIn } from './draft-discard'
import type { DraftPost, ServerDrafts } from './draft-post'
import { syncDrafts } from './draft-sync'
import { loadDraft, saveDraft } from './drafts'
import { sendEarly } from './early-files'
import { freezeDraft } from './freeze-draft'
import { newId } from './new-id'
import { openDraft } from './open-draft'
import { listWaiting } from './outbox'
import { loadPhoto, savePhoto } from './photos'
import { sendWaiting } from './send-waiting'
import { deviceIdOf, saveSetting } from './settings'
import { discardReport } from './settle'
import { settleBranches } from './settle-branches'
import { withStore } from './store'
import { swapInCopy } from './swap-in-copy'
import { type Discard, listUntold, tellThrownAway } from './thrown-away'
import { twinSettled } from './twin-place'

const now = new Date('2026-10-20T09:30:00Z')
const accountId = newId()
const draft = aDraft(accountId, { typed: 'Продавец грубил', changes: 45 })
const visit = visitOf(draft)
let browser: PhoneBrowser

beforeEach(async () => {
  browser = await aFreshBrowser()
  vi.spyOn(console, 'warn').mockImplementation(() => {})
})
afterEach(() => leaveBrowser(browser))

/** A server that keeps one draft a phone, and throws away and files what it is told to. */
function aServer() {
  const rows = new Map<string, ServerDrafts['drafts'][number]>()
  let revision = 0
  const post: DraftPost = {
    get: async () => ({ isOpen: true, drafts: structuredClone([...rows.values()]), files: [] }),
    async put(posted) {
      revision += 1
      const savedAt = now.toISOString()
      rows.set(posted.deviceId, { ...structuredClone(posted), revision, savedAt })
      return { kind: 'kept', revision, others: [], clockSkewMs: null }
    },
  }
  const drop: Discard = async (_, __, drafts) => {
    for (const { deviceId, changes } of drafts) {
      if ((rows.get(deviceId)?.draft.changes ?? Number.POSITIVE_INFINITY) <= changes)
        rows.delete(deviceId)
    }
    return { kind: 'gone' }
  }
  return {
    rows,
    post,
    drop,
    names: () => [...rows.values()].map((row) => [row.deviceId, row.draft.changes]),
  }
}
type Server = ReturnType<typeof aServer>

const open = (server: Pick<Server, 'post'>) =>
  openDraft(accountId, visit, server.post, () => now, { isBegun: true, isWithoutServer: false })

async function opened(server: Pick<Server, 'post'>) {
  const found = await open(server)
  if (found.kind !== 'open') throw new Error(found.kind)
  return found.draft
}

/** Types into the form: the phone has it, and then the server. */
async function type(server: Server, changes: number, typed = 'Продавец грубил') {
  const { answers } = aDraft(accountId, { typed })
  await saveDraft({ ...(await opened(server)), answers, changes }, now)
  await syncDrafts(accountId, server.post, new Map())
}

async function freeze() {
  const kept = await loadDraft(accountId, draft.visitId, draft.checklistVersionId)
  if (kept === null) throw new Error('no draft')
  const end = { id: newId(), finishedAt: now.toISOString(), visitedOn: '2026-10-20' }
  const report = reportOf(phoneChecklist, kept.draft, end)
  const freezing = { draft: kept.draft, report, frozen: freezeReport(report), title: 'Магазин' }
  const frozen = await freezeDraft(freezing, now)
  if (!frozen.ok) throw new Error(frozen.reason)
  return frozen.report
}

/** Sends what waits, and says which drafts that has named. */
async function send(answer: () => Response) {
  const named: string[] = []
  const line = async (_: string, { headers }: RequestInit) => {
    named.push(new Headers(headers).get('x-etalon-drafts') ?? '')
    return answer()
  }
  await sendWaiting(accountId, courierOver(line, []), () => now, 'now')
  return named.join()
}
const refuse = () => Response.json({ ok: false, reason: 'answers-invalid' }, { status: 422 })

async function throwAway() {
  const report = await freeze()
  await send(refuse)
  expect(await discardReport(report)).toBe(true)
}

async function lose() {
  const before = await deviceIdOf(accountId)
  await twinSettled()
  await browser.loseStore()
  return before
}

describe('a draft that was thrown away', () => {
  test('is not offered again under the name that the phone had before its store was lost', async () => {
    const server = aServer()
    await type(server, 45)
    await throwAway()
    const before = await lose()
    expect(await deviceIdOf(accountId)).not.toBe(before)
    expect(server.names()).toEqual([[before, 45]])
    expect((await opened(server)).answers).toEqual({})
  })

  test('is not offered where it was begun under that name and gone on with under another', async () => {
    const server = aServer()
    await type(server, 45)
    await lose()
    await type(server, 46)
    expect(server.rows.size).toBe(2)
    await throwAway()
    expect((await opened(server)).answers).toEqual({})
  })

  test('of a phone that came back from the server alone neither', async () => {
    const server = aServer()
    await type(server, 45)
    await browser.restart()
    browser.leave()
    browser = aBrowser()
    await type(server, 46)
    expect(server.rows.size).toBe(2)
    await throwAway()
    expect((await opened(server)).answers).toEqual({})
    expect(await tellThrownAway(accountId, server.drop)).toBeNull()
    expect(server.names()).toEqual([])
  })

  test('is thrown away on the server as soon as that answers, once, whatever was lost meanwhile', async () => {
    const server = aServer()
    await type(server, 45)
    await throwAway()
    const silent: Discard = async () => ({ kind: 'no-answer', retryInMs: 7000 })
    expect(await tellThrownAway(accountId, silent)).toMatchObject({ retryInMs: 7000 })
    await lose()
    expect(await listUntold(accountId)).toMatchObject([{ visitId: visit.id, changes: 45 }])
    expect(await listUntold(newId())).toEqual([])
    const drop = vi.fn(server.drop)
    expect(await tellThrownAway(accountId, drop)).toBeNull()
    expect(server.names()).toEqual([])
    expect(await tellThrownAway(accountId, drop)).toBeNull()
    expect(drop).toHaveBeenCalledOnce()
  })

  test('takes nothing along that was begun after it', async () => {
    const server = aServer()
    await type(server, 45)
    await throwAway()
    await type(server, 46, 'Заново')
    await tellThrownAway(accountId, server.drop)
    expect(server.names()).toEqual([[await deviceIdOf(accountId), 46]])
    expect((await opened(server)).answers.text?.typed).toBe('Заново')
  })

  test('and another one after it: both are thrown away', async () => {
    const server = aServer()
    await type(server, 45)
    await throwAway()
    await lose()
    await type(server, 46, 'Заново')
    await throwAway()
    await tellThrownAway(accountId, server.drop)
    expect(server.names()).toEqual([])
  })

  test('what the server will not hear holds nothing else up', async () => {
    const server = aServer()
    await type(server, 45)
    await throwAway()
    expect(await tellThrownAway(accountId, async () => ({ kind: 'refused' }))).toBeNull()
    expect(await listUntold(accountId)).toHaveLength(1)
  })

  test('without an answer about one the others are told all the same', async () => {
    const server = aServer()
    await type(server, 45)
    await throwAway()
    const [own] = await listUntold(accountId)
    const other = newId()
    const { name: _, ...note } = own ?? { name: '' }
    const place = `${accountId} ${other} ${visit.checklist.versionId}`
    await saveSetting(`thrown away ${place}`, JSON.stringify({ ...note, visitId: other }))
    const asked: string[] = []
    const deaf: Discard = async (_account, visitId) => {
      asked.push(visitId)
      return visitId === other ? { kind: 'gone' } : { kind: 'no-answer', retryInMs: null }
    }
    expect(await tellThrownAway(accountId, deaf)).toMatchObject({ kind: 'no-answer' })
    expect(asked.toSorted()).toEqual([visit.id, other].toSorted())
    expect(await listUntold(accountId)).toMatchObject([{ visitId: visit.id }])
  })

  test('that an older page has noted stays thrown away', async () => {
    const server = aServer()
    await type(server, 45)
    await withStore((db) => db.clear('drafts'))
    await saveSetting(`thrown away ${accountId} ${visit.id} ${visit.checklist.versionId}`, '45')
    expect((await opened(server)).answers).toEqual({})
    expect(await listUntold(accountId)).toEqual([])
  })

  test('gives back its files only after the server has heard of it', async () => {
    const server = aServer()
    await type(server, 45)
    const photo = { ...aPhoto(accountId, visit.id, 'image.jpg'), isEarly: true }
    await throwAway()
    await savePhoto({ ...photo, receivedAt: now.toISOString() })
    const removed = vi.fn(async () => ({
      kind: 'answer' as const,
      status: 200,
      body: { ok: true },
      retryAfter: null,
    }))
    const work = {
      courier: { sendPhoto: () => Promise.reject(new Error('no photo')), removePhoto: removed },
      clock: () => now,
      mayGoOn: () => true,
      refused: new Set<string>(),
      misses: 0,
    }
    await sendEarly(accountId, work)
    expect(removed).not.toHaveBeenCalled()
    await tellThrownAway(accountId, server.drop)
    await sendEarly(accountId, work)
    expect(removed).toHaveBeenCalledOnce()
    expect((await loadPhoto(accountId, photo.id))?.isEarly).toBeFalsy()
  })
})

describe('a report', () => {
  const receive = () => Response.json({ ok: false, reason: 'busy' }, { status: 503 })

  test('names its draft under every name that its phone had', async () => {
    const server = aServer()
    await type(server, 45)
    const first = await lose()
    await type(server, 46)
    const second = await deviceIdOf(accountId)
    await freeze()
    expect(await send(receive)).toBe(`${first}=45, ${second}=46`)
    await lose()
    const third = await deviceIdOf(accountId)
    expect(await listWaiting(accountId)).toHaveLength(1)
    expect(await send(receive)).toBe(`${first}=45, ${second}=46, ${third}=46`)
  })

  test('names what another phone had sent and this one has gone on with', async () => {
    const server = aServer()
    await type(server, 45)
    const first = await lose()
    await type(server, 46)
    const second = await deviceIdOf(accountId)
    browser.leave()
    await browser.restart()
    browser = aBrowser()
    await type(server, 47)
    await freeze()
    const third = await deviceIdOf(accountId)
    expect(await send(receive)).toBe(`${first}=45, ${second}=46, ${third}=47`)
  })

  /** Two phones that went separate ways; the shopper chooses. */
  async function chosen(isHere: boolean, isKept: boolean) {
    const server = aServer()
    await type(server, 45)
    const other = await deviceIdOf(accountId)
    browser.leave()
    await browser.restart()
    browser = aBrowser()
    await saveDraft({ ...draft, answers: aDraft(accountId, { typed: 'Иначе' }).answers }, now)
    const asked = await open(server)
    if (asked.kind !== 'choose') throw new Error(asked.kind)
    const branch = asked.branches.find((one) => one.isHere === isHere)
    if (branch) await settleBranches(branch, asked.branches, isKept, now)
    return { server, other }
  }

  test.each([
    ['that was chosen', false, true, true],
    ['that was set aside: it goes with the report', true, false, true],
    ['that stays beside it', true, true, false],
  ] as const)('and one %s', async (_, isHere, isKept, isNamed) => {
    const { other } = await chosen(isHere, isKept)
    await freeze()
    const named = await send(receive)
    expect(named.includes(`${other}=45`)).toBe(isNamed)
  })

  test('of a copy that was opened again does not take along what stood in its place', async () => {
    const { server, other } = await chosen(false, true)
    const found = await open(server)
    const [copy] = found.kind === 'open' ? found.copies : []
    expect(await swapInCopy(accountId, copy?.id ?? '', now)).toBe(true)
    await freeze()
    expect(await send(receive)).not.toContain(other)
  })

  test('of a page from before names the phone alone, and none where it does not know', async () => {
    const server = aServer()
    await type(server, 45)
    const kept = await freeze()
    const device = await deviceIdOf(accountId)
    const { madeOf, ...older } = kept
    expect(madeOf).toEqual([{ deviceId: device, changes: 45 }])
    const named: (string | null)[] = []
    const courier = courierOver(async (_, { headers }) => {
      named.push(new Headers(headers).get('x-etalon-drafts'))
      return receive()
    }, [])
    await courier.sendReport(older)
    const { draftChanges, ...oldest } = older
    await courier.sendReport(oldest)
    expect(named).toEqual([`${device}=${draftChanges}`, ''])
  })
})

test.each([
  ['gone', 200, { ok: true }, { kind: 'gone' }],
  ['200 of somebody in between', 200, undefined, { kind: 'no-answer', retryInMs: null }],
  ['a server in trouble', 503, { reason: 'x' }, { kind: 'no-answer', retryInMs: null }],
  ['a sign-out', 401, { reason: 'not-signed-in' }, { kind: 'no-answer', retryInMs: null }],
  ['busy', 429, { reason: 'too-many-requests' }, { kind: 'no-answer', retryInMs: null }],
  ['a refusal', 400, { reason: 'invalid-input' }, { kind: 'refused' }],
])('L5: %s', (_, status, body, answer) => {
  expect(discardAnswerIn({ status, body, retryAfter: null }, now)).toEqual(answer)
})
