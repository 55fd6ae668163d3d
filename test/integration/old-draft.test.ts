import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publishChecklist } from '@/lib/checklists/use-cases/publish-checklist'
import { retireChecklist } from '@/lib/checklists/use-cases/retire-checklist'
import { retireVersion } from '@/lib/checklists/use-cases/retire-version'
import { saveChecklistDraft } from '@/lib/checklists/use-cases/save-checklist-draft'
import { emptyAnswer } from '@/lib/core/draft-answer'
import { reportOf } from '@/lib/core/draft-report'
import { freezeReport } from '@/lib/core/frozen-report'
import { emptyDraft, type VisitDraft } from '@/lib/core/visit-draft'
import { submitEvaluation } from '@/lib/evaluations/use-cases/submit-evaluation'
import { keepVisitDraft } from '@/lib/visit-drafts/use-cases/keep-visit-draft'
import { listOwnVisitDrafts } from '@/lib/visit-drafts/use-cases/list-own-visit-drafts'
import { viewOwnVisit } from '@/lib/visits/use-cases/view-own-visit'
import {
  aChecklistDocument,
  aPublishedChecklist,
  aQuestion,
  aSection,
  aVisit,
} from '@/test/factories'
import { openWorld, type World } from '@/test/world'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const shopper = () => world.actors.shopper
const manager = () => world.actors.programmeManager
const documentOf = (id: string) =>
  aChecklistDocument({ sections: [aSection({ questions: [aQuestion({ id })] })] })
const sealed = (text: string) => {
  const bytes = new TextEncoder().encode(text)
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') }
}

async function view(visitId: string) {
  const { visit } = await viewOwnVisit(shopper(), { visitId }, world.deps)
  return visit
}

async function keep(draft: VisitDraft) {
  const about = { format: 'etalon.server-draft/1', deviceId: randomUUID(), base: 0 }
  const body = { ...about, frozenAs: null, savedAt: draft.startedAt, draft }
  const input = { visitId: draft.visitId, ...sealed(JSON.stringify(body)) }
  return keepVisitDraft(shopper(), input, world.deps)
}

async function send(draft: VisitDraft) {
  const { checklist } = await view(draft.visitId)
  const end = {
    id: randomUUID(),
    finishedAt: '2026-10-20T11:25:00+03:00',
    visitedOn: '2026-10-20',
  }
  const { text } = freezeReport(reportOf(checklist.document, draft, end))
  return submitEvaluation(shopper(), { ...sealed(text), phoneNow: null }, world.deps)
}

/** A draft of the first version, begun and left lying. */
async function aWaitingDraft() {
  const published = await aPublishedChecklist(world, documentOf('q1'))
  const visitId = await aVisit(world, { versionId: published.versionId })
  const { checklist } = await view(visitId)
  const at = '2026-10-20T11:00:00+03:00'
  const draft = emptyDraft({
    visitId,
    accountId: shopper().accountId,
    checklistVersionId: checklist.versionId,
    fingerprint: checklist.fingerprint,
    startedAt: at,
    answers: { q1: { ...emptyAnswer, choice: 'yes', answeredAt: at } },
  })
  expect(await keep({ ...draft, changes: 1 })).toMatchObject({ ok: true })
  return { ...published, visitId, draft: { ...draft, changes: 1 } }
}
type Waiting = Awaited<ReturnType<typeof aWaitingDraft>>

async function publishNext({ checklistId }: Waiting) {
  const change = { checklistId, revision: 1, document: documentOf('q2') }
  const saved = await saveChecklistDraft(manager(), change, world.deps)
  if (!saved.ok) throw new Error(saved.reason)
  const next = { checklistId, revision: saved.revision }
  expect(await publishChecklist(manager(), next, world.deps)).toMatchObject({ ok: true })
}

describe('L19: a draft that waits while its form', () => {
  test.each([
    ['gets a newer version', publishNext],
    [
      'gets a newer version and is retired itself',
      async (waiting: Waiting) => {
        await publishNext(waiting)
        const { checklistId, versionId } = waiting
        const retired = await retireVersion(manager(), { checklistId, versionId }, world.deps)
        expect(retired).toMatchObject({ ok: true })
      },
    ],
    [
      'is put away as a whole',
      async ({ checklistId }: Waiting) => {
        const retired = await retireChecklist(manager(), { checklistId }, world.deps)
        expect(retired).toMatchObject({ ok: true })
      },
    ],
  ])('%s opens by its own version, is kept, sent and accepted', async (_, change) => {
    const waiting = await aWaitingDraft()
    await change(waiting)
    const { draft, visitId, versionId } = waiting
    const { checklist } = await view(visitId)
    expect(checklist.versionId).toBe(versionId)
    expect(checklist.document).toEqual(documentOf('q1'))
    const { drafts } = await listOwnVisitDrafts(shopper(), { visitId }, world.deps)
    expect(drafts.map(({ body }) => JSON.parse(body).draft)).toEqual([draft])
    expect(await keep({ ...draft, changes: 2 })).toMatchObject({ ok: true })
    expect(await send(draft)).toMatchObject({ ok: true })
  })

  test('is not taken as a report of the newer version', async () => {
    const waiting = await aWaitingDraft()
    await publishNext(waiting)
    const other = await aPublishedChecklist(world, documentOf('q1'))
    const moved = { ...waiting.draft, checklistVersionId: other.versionId }
    expect(await send(moved)).toMatchObject({ ok: false, reason: 'wrong-version' })
  })
})
