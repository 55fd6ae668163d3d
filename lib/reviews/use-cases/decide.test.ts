import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { viewFile } from '@/lib/attachments/use-cases/view-file'
import { freezeReport } from '@/lib/core/frozen-report'
import { submitEvaluation } from '@/lib/evaluations/use-cases/submit-evaluation'
import { rebuildQuestionResults } from '@/lib/scores/use-cases/rebuild-question-results'
import { listVisits } from '@/lib/visits/use-cases/list-visits'
import { viewOwnVisit } from '@/lib/visits/use-cases/view-own-visit'
import {
  aChecklistDocument,
  anAnswer,
  aPublishedChecklist,
  aQuestion,
  aQuestionOf,
  aSection,
  aVisit,
} from '@/test/factories'
import { anApprovedVisit, aPhoto, aReport } from '@/test/factories/report'
import { openWorld, type World } from '@/test/world'
import { approveEvaluation } from './approve-evaluation'
import { listReviewQueue } from './list-review-queue'
import { returnEvaluation } from './return-evaluation'
import { viewVisit } from './view-visit'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const visitRow = (visitId: string) =>
  world.arrange((tx, organisationId) =>
    tx.visit.findUniqueOrThrow({
      where: { organisationId_id: { organisationId, id: visitId } },
      select: { state: true, approvedAt: true, visitedOn: true, positionId: true, dueAt: true },
    }),
  )

const scoresOf = (visitId: string) =>
  world.arrange((tx, organisationId) =>
    tx.score.findMany({
      where: { organisationId, visitId },
      select: {
        total: true,
        totalApprox: true,
        outcome: true,
        criticalFailures: true,
        result: true,
      },
    }),
  )

const comment = { comment: 'Поясните, пожалуйста.', questionComments: [] }

describe('who is refused', () => {
  test.each([
    'administrator',
    'programmeManager',
    'hr',
    'unitHead',
    'employee',
    'shopper',
  ] as const)('%s decides nothing about a report', async (name) => {
    const visitId = await aVisit(world)
    const evaluationId = await aReport(world, visitId)
    const input = { visitId, evaluationId }
    const actor = world.actors[name]
    await expect(approveEvaluation(actor, input, world.deps)).rejects.toThrow('not-found')
    await expect(returnEvaluation(actor, { ...input, ...comment }, world.deps)).rejects.toThrow(
      'not-found',
    )
    await expect(listReviewQueue(actor, {}, world.deps)).rejects.toThrow('not-found')
    expect((await visitRow(visitId)).state).toBe('submitted')
  })

  test('another organisation neither reads nor decides', async () => {
    const visitId = await aVisit(world)
    const evaluationId = await aReport(world, visitId)
    const { stranger, deps } = world
    await expect(approveEvaluation(stranger, { visitId, evaluationId }, deps)).rejects.toThrow(
      'not-found',
    )
    await expect(viewVisit(stranger, { visitId }, deps)).rejects.toThrow('not-found')
    expect((await listReviewQueue(stranger, {}, deps)).reports).toEqual([])
  })

  test('a reviewer does not see the reports of the unit where he works', async () => {
    const { callCentre } = world.units
    await world.arrange((tx, organisationId) =>
      tx.assignment.create({
        data: {
          organisationId,
          personId: world.actors.reviewer.personId ?? '',
          unitId: callCentre,
          positionId: world.positions.operator,
          fromOn: new Date('2026-10-19T00:00:00Z'),
        },
      }),
    )
    const visitId = await aVisit(world, { unitId: callCentre })
    const evaluationId = await aReport(world, visitId)
    const reviewer = await world.actorNow(world.actors.reviewer)
    await expect(
      approveEvaluation(reviewer, { visitId, evaluationId }, world.deps),
    ).rejects.toThrow('not-found')
    await expect(viewVisit(reviewer, { visitId }, world.deps)).rejects.toThrow('not-found')
    const { reports } = await listReviewQueue(reviewer, {}, world.deps)
    expect(reports.map((report) => report.visitId)).not.toContain(visitId)
  })

  test('nobody of the office sees a visit that names himself, wherever he works by now', async () => {
    const { secondReviewer } = world.actors
    const visitId = await aVisit(world, { personId: secondReviewer.personId ?? '' })
    const { fileId } = await aPhoto(world, visitId)
    const evaluationId = await aReport(world, visitId)
    const refused = [
      viewVisit(secondReviewer, { visitId }, world.deps),
      approveEvaluation(secondReviewer, { visitId, evaluationId }, world.deps),
      viewFile(secondReviewer, { fileId }, world.deps),
    ]
    await Promise.all(refused.map((asked) => expect(asked).rejects.toThrow('not-found')))
    const seenBy = async (actor: Actor) => [
      ...(await listReviewQueue(actor, {}, world.deps)).reports.map((report) => report.visitId),
      ...(await listVisits(actor, { page: 1 }, world.deps)).visits.map(({ id }) => id),
    ]
    expect(await seenBy(secondReviewer)).not.toContain(visitId)
    const { reviewer } = world.actors
    expect((await viewVisit(reviewer, { visitId }, world.deps)).visit.id).toBe(visitId)
    expect((await seenBy(reviewer)).filter((id) => id === visitId)).toHaveLength(2)
  })

  test('who worked there on the day of the visit does not decide, though he has moved on', async () => {
    const { secondReviewer } = world.actors
    await world.arrange((tx, organisationId) =>
      tx.assignment.create({
        data: {
          organisationId,
          personId: secondReviewer.personId ?? '',
          unitId: world.units.shopSouth,
          positionId: world.positions.seller,
          fromOn: new Date('2026-10-10T00:00:00Z'),
          throughOn: new Date('2026-10-19T00:00:00Z'),
        },
      }),
    )
    const visitId = await aVisit(world, { unitId: world.units.shopSouth })
    const evaluationId = await aReport(world, visitId, { visitedOn: '2026-10-19' })
    const answer = await approveEvaluation(secondReviewer, { visitId, evaluationId }, world.deps)
    expect(answer).toEqual({ ok: false, reason: 'own-unit' })
    const insert = world.arrange((tx, organisationId) =>
      tx.review.create({
        data: {
          organisationId,
          visitId,
          evaluationId,
          reviewedBy: secondReviewer.accountId,
          decision: 'approved',
          decidedAt: new Date('2026-10-19T12:00:00Z'),
        },
      }),
    )
    await expect(insert).rejects.toThrow(/own unit/)
  })

  test('nobody reviews his own report: the use case says so, the database holds it', async () => {
    const { secondReviewer } = world.actors
    const shopperId = await world.arrange(async (tx, organisationId) => {
      const shopper = await tx.shopper.create({
        data: { organisationId, label: '№ 99', fullName: 'Он Сам', createdAt: world.deps.now },
        select: { id: true },
      })
      await tx.account.update({
        where: { organisationId_id: { organisationId, id: secondReviewer.accountId } },
        data: { shopperId: shopper.id },
      })
      return shopper.id
    })
    const twofold = await world.actorNow(secondReviewer)
    const visitId = await aVisit(world, { shopperId })
    const evaluationId = await aReport(world, visitId)
    const input = { visitId, evaluationId }
    expect(await approveEvaluation(twofold, input, world.deps)).toEqual({
      ok: false,
      reason: 'own-report',
    })
    expect((await viewVisit(twofold, { visitId }, world.deps)).mayDecide).toBe(false)
    const { reports } = await listReviewQueue(twofold, {}, world.deps)
    expect(reports.map((report) => report.visitId)).not.toContain(visitId)
    const insert = world.arrange((tx, organisationId) =>
      tx.review.create({
        data: {
          organisationId,
          ...input,
          reviewedBy: twofold.accountId,
          decision: 'approved',
          decidedAt: world.deps.now,
        },
      }),
    )
    await expect(insert).rejects.toThrow(/own report/)
  })

  test.each(['planned', 'accepted', 'cancelled'])(
    'there is no report to approve: %s',
    async (state) => {
      const visitId = await aVisit(world)
      const evaluationId = await aReport(world, visitId)
      await world.arrange((tx, organisationId) =>
        tx.visit.update({
          where: { organisationId_id: { organisationId, id: visitId } },
          data: { state },
        }),
      )
      const answer = await approveEvaluation(
        world.actors.reviewer,
        { visitId, evaluationId },
        world.deps,
      )
      expect(answer).toEqual({ ok: false, reason: 'not-submitted' })
    },
  )

  test('a newer report must be read first', async () => {
    const visitId = await aVisit(world)
    const first = await aReport(world, visitId)
    await aReport(world, visitId, { parentId: first, receivedAt: '2026-10-20T08:30:00Z' })
    const answer = await approveEvaluation(
      world.actors.reviewer,
      { visitId, evaluationId: first },
      world.deps,
    )
    expect(answer).toEqual({ ok: false, reason: 'newer-report' })
  })
})

describe('approveEvaluation', () => {
  const document = aChecklistDocument({
    policies: { passMark: '60' },
    sections: [
      aSection({
        id: 's1',
        weight: '60',
        questions: [aQuestion({ id: 'q1' }), aQuestion({ id: 'q2' }), aQuestion({ id: 'q3' })],
      }),
      aSection({
        id: 's2',
        weight: '40',
        questions: [
          aQuestion({
            id: 'q4',
            critical: { effect: 'outcome-fail', cap: null, threshold: '1' },
          }),
          aQuestionOf('text', { id: 'q5' }),
        ],
      }),
    ],
  })
  const answers = [
    anAnswer({ questionId: 'q1' }),
    anAnswer({ questionId: 'q2' }),
    anAnswer({ questionId: 'q3', value: { kind: 'choice', option: 'no' } }),
    anAnswer({ questionId: 'q4', value: { kind: 'choice', option: 'no' } }),
  ]

  test('the score is stored once, exactly, with day, position, rows and audit', async () => {
    const { versionId } = await aPublishedChecklist(world, document)
    const personId = world.actors.employee.personId ?? ''
    const visitId = await aVisit(world, { versionId, personId })
    const evaluationId = await aReport(world, visitId, { answers, visitedOn: '2026-10-19' })
    const answer = await approveEvaluation(
      world.actors.reviewer,
      { visitId, evaluationId },
      world.deps,
    )
    expect(answer).toEqual({ ok: true, total: '40.00' })
    expect(await visitRow(visitId)).toMatchObject({
      state: 'approved',
      approvedAt: world.deps.now,
      visitedOn: new Date('2026-10-19T00:00:00Z'),
      positionId: world.positions.seller,
    })
    const [score] = await scoresOf(visitId)
    expect(score).toMatchObject({ total: '40/1', outcome: 'fail', criticalFailures: 1 })
    expect(score?.totalApprox?.toFixed(9)).toBe('40.000000000')
    const rows = await world.arrange((tx, organisationId) =>
      tx.questionResult.findMany({
        where: { organisationId, score: { visitId } },
        select: { questionId: true, rootSectionId: true, state: true, lost: true },
        orderBy: { questionId: 'asc' },
      }),
    )
    expect(rows.map((row) => ({ ...row, lost: row.lost?.toFixed(2) ?? null }))).toEqual([
      { questionId: 'q1', rootSectionId: 's1', state: 'scored', lost: '0.00' },
      { questionId: 'q2', rootSectionId: 's1', state: 'scored', lost: '0.00' },
      { questionId: 'q3', rootSectionId: 's1', state: 'scored', lost: '20.00' },
      { questionId: 'q4', rootSectionId: 's2', state: 'scored', lost: '40.00' },
      { questionId: 'q5', rootSectionId: 's2', state: 'informational', lost: null },
    ])
    const audit = await world.arrange((tx, organisationId) =>
      tx.auditEntry.findMany({
        where: { organisationId, subjectId: visitId, action: 'evaluation.approved' },
        select: { accountId: true, details: true },
      }),
    )
    expect(audit).toEqual([
      {
        accountId: world.actors.reviewer.accountId,
        details: { evaluationId, total: '40/1' },
      },
    ])
  })

  test('points of any size that a checklist may give are stored', async () => {
    const heavy = aQuestion({ weight: '999999999999', yes: '1', no: '-5000' })
    const { versionId } = await aPublishedChecklist(
      world,
      aChecklistDocument({ sections: [aSection({ questions: [heavy] })] }),
    )
    const visitId = await aVisit(world, { versionId })
    const no = [anAnswer({ value: { kind: 'choice', option: 'no' } })]
    const evaluationId = await aReport(world, visitId, { answers: no })
    const input = { visitId, evaluationId }
    expect(await approveEvaluation(world.actors.reviewer, input, world.deps)).toEqual({
      ok: true,
      total: '0.00',
    })
  })

  test('of two reviewers at once exactly one approves, the other is told', async () => {
    const visitId = await aVisit(world)
    const evaluationId = await aReport(world, visitId)
    const input = { visitId, evaluationId }
    const both = await Promise.all([
      approveEvaluation(world.actors.reviewer, input, world.deps),
      approveEvaluation(world.actors.secondReviewer, input, world.deps),
    ])
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(both).toContainEqual({ ok: false, reason: 'already-approved' })
    expect(await scoresOf(visitId)).toHaveLength(1)
  })

  test('an approval and a return at once: one decides, and nothing stands twice', async () => {
    const visitId = await aVisit(world)
    const evaluationId = await aReport(world, visitId)
    const input = { visitId, evaluationId }
    const [approved, returned] = await Promise.all([
      approveEvaluation(world.actors.reviewer, input, world.deps),
      returnEvaluation(world.actors.secondReviewer, { ...input, ...comment }, world.deps),
    ])
    expect([approved.ok, returned.ok].sort()).toEqual([false, true])
    const { state } = await visitRow(visitId)
    expect(state).toBe(approved.ok ? 'approved' : 'returned')
    expect(await scoresOf(visitId)).toHaveLength(approved.ok ? 1 : 0)
  })

  test('the rows for statistics can be made anew and are the same', async () => {
    const { versionId } = await aPublishedChecklist(world, document)
    await anApprovedVisit(world, { versionId }, { answers })
    const read = () =>
      world.arrange((tx, organisationId) =>
        tx.questionResult.findMany({
          where: { organisationId },
          orderBy: [{ scoreId: 'asc' }, { questionId: 'asc' }],
        }),
      )
    const before = await read()
    expect(before.length).toBeGreaterThan(5)
    await world.arrange((tx, organisationId) =>
      tx.questionResult.updateMany({
        where: { organisationId, questionId: 'q3' },
        data: { lost: '99', rootSectionId: 'wrong' },
      }),
    )
    await world.arrange((tx, organisationId) =>
      tx.questionResult.deleteMany({ where: { organisationId, questionId: 'q1' } }),
    )
    expect(await read()).not.toEqual(before)
    const { reviewer, administrator } = world.actors
    await expect(rebuildQuestionResults(reviewer, {}, world.deps)).rejects.toThrow('not-found')
    const { scores } = await rebuildQuestionResults(administrator, {}, world.deps)
    expect(scores).toBeGreaterThan(1)
    expect(await read()).toEqual(before)
  })
})

describe('returnEvaluation', () => {
  test('a question that the checklist does not have is refused', async () => {
    const visitId = await aVisit(world)
    const evaluationId = await aReport(world, visitId)
    const input = {
      visitId,
      evaluationId,
      comment: null,
      questionComments: [{ questionId: 'nowhere', text: 'Что это?' }],
    }
    await expect(returnEvaluation(world.actors.reviewer, input, world.deps)).rejects.toThrow(
      'invalid-input',
    )
  })

  test('the shopper reads the questions, gets time, and may send again', async () => {
    const visitId = await aVisit(world)
    const evaluationId = await aReport(world, visitId)
    const input = {
      visitId,
      evaluationId,
      comment: 'Два вопроса по кассе.',
      questionComments: [{ questionId: 'q1', text: 'Кто поздоровался?' }],
    }
    const later = world.depsAt('2026-10-28T09:00:00Z')
    expect(await returnEvaluation(world.actors.reviewer, input, later)).toEqual({ ok: true })
    const repeated = await returnEvaluation(world.actors.reviewer, input, later)
    expect(repeated).toEqual({ ok: false, reason: 'already-returned' })
    const { visit } = await viewOwnVisit(world.actors.shopper, { visitId }, later)
    expect(visit.state).toBe('returned')
    expect(visit.canFill).toBe(true)
    expect(visit.dueAt).toBe('2026-10-29T09:00:00.000Z')
    expect(visit.returned).toMatchObject({
      evaluationId,
      comment: 'Два вопроса по кассе.',
      questions: [{ questionId: 'q1', text: 'Кто поздоровался?' }],
    })
    expect(JSON.parse(visit.returned?.report ?? '{}')).toMatchObject({ id: evaluationId })
  })
})

describe('the queue and the review screen', () => {
  test('the oldest report stands first, with its time to answer', async () => {
    const fresh = await openWorld()
    try {
      const young = await aVisit(fresh)
      await aReport(fresh, young, { receivedAt: '2026-10-20T08:00:00Z' })
      const old = await aVisit(fresh)
      await aReport(fresh, old, { receivedAt: '2026-10-18T08:00:00Z' })
      const { reports } = await listReviewQueue(fresh.actors.reviewer, {}, fresh.deps)
      expect(reports.map(({ visitId }) => visitId)).toEqual([old, young])
      expect(reports[0]).toMatchObject({
        answerBy: '2026-10-20T08:00:00.000Z',
        shopperLabel: '№ 7',
        title: { ru: 'Посещение магазина', en: 'Store visit' },
      })
    } finally {
      await fresh.close()
    }
  })

  test('answers stand beside times, marks, score and shopper', async () => {
    const visitId = await aVisit(world)
    const evaluationId = await aReport(world, visitId, {
      answers: [anAnswer({ answeredAt: '2026-10-20T13:30:00+03:00' })],
      finishedAt: '2026-10-27T13:40:00+03:00',
      clockSkewMs: 600_000,
      visitedOn: '2026-10-18',
    })
    const { visit, mayDecide } = await viewVisit(world.actors.reviewer, { visitId }, world.deps)
    expect(mayDecide).toBe(true)
    expect(visit.report).toMatchObject({
      evaluationId,
      timeliness: 'after-deadline',
      isDayOutside: true,
      clockSkewMs: 600_000,
      result: { total: { text: '100.00' } },
    })
    expect(visit.report?.times[0]).toMatchObject({ isLate: true })
    expect(visit.shopper?.label).toBe('№ 7')
    const manager = await viewVisit(world.actors.programmeManager, { visitId }, world.deps)
    expect(manager.mayDecide).toBe(false)
    expect(manager.mayPlan).toBe(true)
  })

  test('a clock that was set between two answers is told; one that went on by itself is not', async () => {
    const answers = (second: string) => [
      anAnswer({ answeredAt: '2026-10-20T10:10:00+03:00', pageTime: { life: 'a1', ms: 60_000 } }),
      anAnswer({
        questionId: 'q2',
        answeredAt: second,
        pageTime: { life: 'a1', ms: 360_000 },
      }),
    ]
    const moved = async (second: string) => {
      const visitId = await aVisit(world)
      await aReport(world, visitId, { answers: answers(second) })
      const { visit } = await viewVisit(world.actors.reviewer, { visitId }, world.deps)
      return visit.report?.clockMovedMs
    }
    expect(await moved('2026-10-20T10:15:00+03:00')).toBeNull()
    expect(await moved('2026-10-20T09:15:00+03:00')).toBe(-3_600_000)
  })
})

describe('a report that is kept beside its visit', () => {
  const sendLate = async (visitId: string) => {
    const { visit } = await viewVisit(world.actors.reviewer, { visitId }, world.deps)
    const { versionId } = visit.checklist
    const [version] = await world.database.asOwner<{ fingerprint: string }>(
      'SELECT fingerprint FROM checklist_versions WHERE id = $1',
      [versionId],
    )
    const frozen = freezeReport({
      format: 'etalon.evaluation/1',
      id: randomUUID(),
      visitId,
      parentId: null,
      checklistVersionId: versionId,
      fingerprint: version?.fingerprint ?? '',
      startedAt: '2026-10-20T10:00:00+03:00',
      finishedAt: '2026-10-20T10:40:00+03:00',
      visitedOn: '2026-10-20',
      answers: [anAnswer({ comment: 'со второго телефона' })],
      attachments: [],
    })
    const bytes = new TextEncoder().encode(frozen.text)
    const sent = { bytes, sha256: frozen.sha256, phoneNow: null }
    expect(await submitEvaluation(world.actors.shopper, sent, world.deps)).toMatchObject({
      receipt: { notCounted: expect.any(String) },
    })
    return frozen.sha256
  }

  test('is not opened by others, nor at another visit', async () => {
    const [visitId, other] = [await aVisit(world), await aVisit(world)]
    await aReport(world, visitId)
    const aside = await sendLate(visitId)
    const { shopper, unitHead, hr, reviewer } = world.actors
    for (const actor of [shopper, unitHead, hr, world.stranger]) {
      await expect(viewVisit(actor, { visitId, aside }, world.deps)).rejects.toThrow('not-found')
    }
    await expect(viewVisit(reviewer, { visitId: other, aside }, world.deps)).rejects.toThrow(
      'not-found',
    )
  })

  test('is named at the visit and can be read, and nobody decides about it', async () => {
    const visitId = await aVisit(world)
    const evaluationId = await aReport(world, visitId)
    const aside = await sendLate(visitId)
    const { reviewer, programmeManager } = world.actors
    const receivedAt = world.deps.now.toISOString()
    const counted = await viewVisit(reviewer, { visitId }, world.deps)
    expect(counted).toMatchObject({
      mayDecide: true,
      visit: {
        report: { evaluationId, notCounted: null },
        reportsAside: [{ sha256: aside, reason: 'already-submitted', receivedAt }],
      },
    })
    for (const actor of [reviewer, programmeManager]) {
      const kept = await viewVisit(actor, { visitId, aside }, world.deps)
      expect(kept).toMatchObject({
        mayDecide: false,
        whom: null,
        visit: {
          report: {
            notCounted: 'already-submitted',
            answers: [{ comment: 'со второго телефона' }],
          },
        },
      })
    }
  })

  test('of a cancelled visit is read where there is no report that counts', async () => {
    const visitId = await aVisit(world, { state: 'cancelled' })
    const aside = await sendLate(visitId)
    const { visit } = await viewVisit(world.actors.programmeManager, { visitId }, world.deps)
    expect(visit).toMatchObject({ report: null, reportsAside: [{ reason: 'visit-cancelled' }] })
    const kept = await viewVisit(world.actors.programmeManager, { visitId, aside }, world.deps)
    expect(kept.visit.report).toMatchObject({ notCounted: 'visit-cancelled' })
  })
})
