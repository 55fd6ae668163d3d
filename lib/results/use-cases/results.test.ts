import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { listOwnNotices } from '@/lib/campaigns/use-cases/list-own-notices'
import { insertVersion } from '@/lib/checklist-versions/queries'
import { canonicalJson } from '@/lib/core/canonical-json'
import { sha256OfText } from '@/lib/core/fingerprint'
import { approveEvaluation } from '@/lib/reviews/use-cases/approve-evaluation'
import { releasePhotos } from '@/lib/reviews/use-cases/release-photos'
import {
  aChecklistDocument,
  anAnswer,
  aPublishedChecklist,
  aQuestion,
  aSection,
  aStandardRow,
  aVisit,
} from '@/test/factories'
import { anApprovedVisit, aPhoto, aReleasedVisit, aReport } from '@/test/factories/report'
import { openWorld, type World } from '@/test/world'
import { listOwnResults } from './list-own-results'
import { listTeamResults } from './list-team-results'
import { viewOwnResult } from './view-own-result'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const canary = 'КАНАРЕЙКА'

/** The shopper's every field says so when it is read. */
async function plantCanaries(): Promise<readonly string[]> {
  const { shopper } = world.actors
  const phone = '+7 999 123-45-67'
  await world.arrange(async (tx, organisationId) => {
    await tx.shopper.update({
      where: { organisationId_id: { organisationId, id: shopper.shopperId ?? '' } },
      data: { label: `${canary} label`, fullName: `${canary} name`, phone },
    })
    await tx.account.update({
      where: { organisationId_id: { organisationId, id: shopper.accountId } },
      data: { displayName: `${canary} account`, email: `${canary.toLowerCase()}@shop.example` },
    })
  })
  return [canary, canary.toLowerCase(), phone, shopper.shopperId ?? '', shopper.accountId]
}

describe('who is refused', () => {
  test.each(['administrator', 'programmeManager', 'reviewer', 'hr', 'shopper'] as const)(
    '%s has no results of staff',
    async (name) => {
      const visitId = await aReleasedVisit(world)
      const actor = world.actors[name]
      await expect(listOwnResults(actor, {}, world.deps)).rejects.toThrow('not-found')
      await expect(listTeamResults(actor, {}, world.deps)).rejects.toThrow('not-found')
      await expect(viewOwnResult(actor, { visitId }, world.deps)).rejects.toThrow('not-found')
    },
  )

  test('another organisation, another unit, another person', async () => {
    const { employee, otherEmployee, operator, unitHead } = world.actors
    const ofUnit = await aReleasedVisit(world)
    const byName = await aReleasedVisit(world, { personId: employee.personId ?? '' })
    const south = await aReleasedVisit(world, { unitId: world.units.shopSouth })
    const denied: readonly (readonly [Actor, string])[] = [
      [world.stranger, ofUnit],
      [world.stranger, byName],
      [otherEmployee, ofUnit],
      [otherEmployee, byName],
      [operator, ofUnit],
      [employee, south],
      [unitHead, south],
    ]
    for (const [actor, visitId] of denied) {
      await expect(viewOwnResult(actor, { visitId }, world.deps)).rejects.toThrow('not-found')
    }
    await expect(listTeamResults(employee, {}, world.deps)).rejects.toThrow('not-found')
    for (const [actor, visitId] of [
      [employee, ofUnit],
      [employee, byName],
      [unitHead, ofUnit],
      [unitHead, byName],
      [otherEmployee, south],
    ] as const) {
      expect((await viewOwnResult(actor, { visitId }, world.deps)).view.visitId).toBe(visitId)
    }
  })

  test.each(['submitted', 'approved', 'cancelled'])('a visit that is %s', async (state) => {
    const visitId = await anApprovedVisit(world)
    await world.arrange((tx, organisationId) =>
      tx.visit.update({
        where: { organisationId_id: { organisationId, id: visitId } },
        data: { state },
      }),
    )
    const { employee, unitHead } = world.actors
    for (const actor of [employee, unitHead]) {
      await expect(viewOwnResult(actor, { visitId }, world.deps)).rejects.toThrow('not-found')
    }
    const own = await listOwnResults(employee, {}, world.deps)
    const listed = own.groups.flatMap(({ results }) => results.map((row) => row.visitId))
    expect(listed).not.toContain(visitId)
  })

  test('who came to the unit after the day of the visit', async () => {
    const { operator } = world.actors
    const visitId = await aReleasedVisit(world, {}, { visitedOn: '2026-10-19' })
    await world.arrange((tx, organisationId) =>
      tx.assignment.create({
        data: {
          organisationId,
          personId: operator.personId ?? '',
          unitId: world.units.shopNorth,
          positionId: world.positions.seller,
          fromOn: new Date('2026-10-20T00:00:00Z'),
        },
      }),
    )
    await expect(viewOwnResult(operator, { visitId }, world.deps)).rejects.toThrow('not-found')
    const today = await aReleasedVisit(world, {}, { visitedOn: '2026-10-20' })
    expect((await viewOwnResult(operator, { visitId: today }, world.deps)).ok).toBe(true)
  })
})

test('where the checklists pool points, own results and the team show them', async () => {
  const fresh = await openWorld()
  try {
    const { employee, unitHead } = fresh.actors
    const ids = ['q1', 'q2', 'q3', 'q4']
    const sections = [aSection({ questions: ids.map((id) => aQuestion({ id })) })]
    const document = aChecklistDocument({ sections, policies: { personScore: 'pooled' } })
    const { versionId } = await aPublishedChecklist(fresh, document)
    const visit = { versionId, personId: employee.personId ?? '' }
    const all = ids.map((questionId) => anAnswer({ questionId }))
    const answers = [anAnswer({ value: { kind: 'choice', option: 'no' } })]
    for (const report of [{ answers }, { answers: all }, { answers: all }])
      await aReleasedVisit(fresh, visit, { visitedOn: '2026-10-19', ...report })
    // 0 of 1, 4 of 4, 4 of 4.
    const pooled = { visits: 3, score: { exact: '800/9' }, isPooled: true }
    const { groups } = await listOwnResults(employee, {}, fresh.deps)
    expect(groups[0]?.months.at(-1)).toMatchObject(pooled)
    const { team } = await listTeamResults(unitHead, {}, fresh.deps)
    expect(team.people).toMatchObject([pooled])
    expect(team.summaries).toMatchObject([pooled])

    // A visit to the unit under another rule: the unit's score is the mean, the person's is not.
    await aReleasedVisit(fresh, {}, { visitedOn: '2026-10-19' })
    const mixed = await listTeamResults(unitHead, {}, fresh.deps)
    expect(mixed.team.people).toMatchObject([pooled])
    expect(mixed.team.summaries).toMatchObject([
      { visits: 4, score: { exact: '75/1' }, isPooled: false },
    ])
  } finally {
    await fresh.close()
  }
})

test('where a checklist changed, the own line and that of the team run over what is shared', async () => {
  const fresh = await openWorld()
  try {
    const { employee, unitHead, programmeManager } = fresh.actors
    const [greeting, other] = [
      await aStandardRow(fresh, { number: '1.1', text: { ru: 'Поздороваться' } }),
      await aStandardRow(fresh, { number: '1.2', text: { ru: 'Попрощаться' } }),
    ]
    const formOf = (...standardIds: readonly string[]) =>
      aChecklistDocument({
        sections: [
          aSection({
            questions: standardIds.map((standardId, place) =>
              aQuestion({ id: `q${place}`, standardId }),
            ),
          }),
        ],
      })
    const { checklistId, versionId } = await aPublishedChecklist(fresh, formOf(greeting, other))
    const document = canonicalJson(formOf(greeting))
    const next = await fresh.arrange((tx, organisationId) =>
      insertVersion(
        tx,
        organisationId,
        {
          ...{ checklistId, number: 2, document, fingerprint: sha256OfText(document) },
          publishedBy: programmeManager.accountId,
        },
        fresh.deps.now,
      ),
    )
    const personId = employee.personId ?? ''
    const say = (questionId: string, option: string) =>
      anAnswer({ questionId, value: { kind: 'choice', option } })
    const before = { visitedOn: '2026-09-14', answers: [say('q0', 'yes'), say('q1', 'no')] }
    await aReleasedVisit(fresh, { versionId, personId }, before)
    const after = { visitedOn: '2026-10-14', answers: [say('q0', 'no')] }
    await aReleasedVisit(fresh, { versionId: next, personId }, after)

    const line = [
      { month: '2026-09', visits: 1, score: { text: '100.00' }, over: { shared: 1, all: 1 } },
      {
        ...{ month: '2026-10', visits: 1, score: { text: '0.00' } },
        breakBefore: { why: 'questions', shared: 1, all: 1 },
      },
    ]
    const { groups } = await listOwnResults(employee, {}, fresh.deps)
    expect(groups[0]?.trend.slice(-2)).toMatchObject(line)
    // The months themselves stay what they were.
    expect(groups[0]?.months.slice(-2).map(({ score }) => score?.text)).toEqual(['50.00', '0.00'])
    expect(groups[0]?.change).toMatchObject({ against: '2026-09', over: { shared: 1, all: 1 } })
    const { team } = await listTeamResults(unitHead, {}, fresh.deps)
    expect(team.trend.slice(-2)).toMatchObject(line)
    expect(team.past).toBeNull()
    const ofStranger = await listTeamResults(fresh.stranger, {}, fresh.deps)
    expect(ofStranger.team.trend.every(({ visits }) => visits === 0)).toBe(true)
  } finally {
    await fresh.close()
  }
})

test('who has left sees the own results, and none of what the unit did without him', async () => {
  const { otherEmployee } = world.actors
  const at = { unitId: world.units.shopSouth }
  const before = await aReleasedVisit(world, at, { visitedOn: '2026-10-16' })
  const after = await aReleasedVisit(world, at, { visitedOn: '2026-10-17' })
  await world.arrange((tx, organisationId) =>
    tx.person.updateMany({
      where: { organisationId, id: otherEmployee.personId ?? '' },
      data: { leftOn: new Date('2026-10-16T00:00:00Z') },
    }),
  )
  const { groups } = await listOwnResults(otherEmployee, {}, world.deps)
  const listed = groups.flatMap(({ results }) => results.map((row) => row.visitId))
  expect(listed).toContain(before)
  expect(listed).not.toContain(after)
  await expect(viewOwnResult(otherEmployee, { visitId: after }, world.deps)).rejects.toThrow(
    'not-found',
  )
})

describe('what staff read', () => {
  test('the day, answers, comments, the standard, what would have changed it', async () => {
    const text = { ru: 'Поздороваться первым.' }
    const standardId = await aStandardRow(world, { number: '2.3', text })
    const document = aChecklistDocument({
      sections: [aSection({ questions: [aQuestion({ standardId }), aQuestion({ id: 'q2' })] })],
    })
    const { versionId } = await aPublishedChecklist(world, document)
    const visitId = await aReleasedVisit(
      world,
      { versionId },
      {
        visitedOn: '2026-10-19',
        answers: [
          anAnswer({ value: { kind: 'choice', option: 'no' }, comment: 'Молча сканировал.' }),
          anAnswer({ questionId: 'q2' }),
        ],
      },
    )
    const { view } = await viewOwnResult(world.actors.employee, { visitId }, world.deps)
    expect(view).toMatchObject({
      visitedOn: '2026-10-19',
      unitName: 'Магазин на Северной',
      personName: null,
      checklist: { number: 1, document },
      result: { total: { text: '50.00' } },
      standards: [{ id: standardId, number: '2.3', text: { ru: 'Поздороваться первым.' } }],
      photos: [],
    })
    expect(view.answers).toEqual([
      {
        questionId: 'q1',
        value: { kind: 'choice', option: 'no' },
        notApplicable: null,
        comment: 'Молча сканировал.',
      },
      {
        questionId: 'q2',
        value: { kind: 'choice', option: 'yes' },
        notApplicable: null,
        comment: null,
      },
    ])
    expect(view.result.questions[0]?.whatIf?.best?.text).toBe('100.00')
  })

  test('photos only once a reviewer has released them', async () => {
    const visitId = await aVisit(world)
    const { photo, fileId } = await aPhoto(world, visitId)
    const evaluationId = await aReport(world, visitId, {
      attachments: [photo],
      answers: [anAnswer({ attachments: [photo.id] })],
    })
    const { reviewer, employee } = world.actors
    await approveEvaluation(reviewer, { visitId, evaluationId }, world.deps)
    await world.arrange((tx, organisationId) =>
      tx.visit.update({
        where: { organisationId_id: { organisationId, id: visitId } },
        data: { state: 'released' },
      }),
    )
    const photos = async () => (await viewOwnResult(employee, { visitId }, world.deps)).view.photos
    expect(await photos()).toEqual([])
    await releasePhotos(reviewer, { visitId, attachmentIds: [photo.id] }, world.deps)
    expect(await photos()).toEqual([{ questionId: 'q1', fileId, width: 1600, height: 1200 }])
  })

  test('own results by name stand before those of the unit, with months and few marks', async () => {
    const fresh = await openWorld()
    try {
      const { employee } = fresh.actors
      const no = [anAnswer({ value: { kind: 'choice', option: 'no' } })]
      await aReleasedVisit(fresh, {}, { visitedOn: '2026-10-19' })
      await aReleasedVisit(fresh, {}, { visitedOn: '2026-10-20', answers: no })
      await aReleasedVisit(fresh, {}, { visitedOn: '2026-10-20' })
      await aReleasedVisit(
        fresh,
        { personId: employee.personId ?? '' },
        { visitedOn: '2026-09-30' },
      )
      const { groups } = await listOwnResults(employee, {}, fresh.deps)
      expect(groups.map(({ about, unitName }) => [about, unitName])).toEqual([
        ['person', 'Магазин на Северной'],
        ['unit', 'Магазин на Северной'],
      ])
      expect(groups[0]?.months.at(-2)).toMatchObject({
        month: '2026-09',
        visits: 1,
        isFew: true,
        score: { text: '100.00' },
      })
      expect(groups[1]?.months.at(-1)).toMatchObject({
        month: '2026-10',
        visits: 3,
        isFew: false,
        score: { text: '66.67' },
        interval: { low: '60.49', high: '72.84' },
      })
      const { team } = await listTeamResults(fresh.actors.unitHead, {}, fresh.deps)
      expect(team.month).toBe('2026-10')
      expect(team.months).toEqual(['2026-10', '2026-09'])
      expect(team.results).toHaveLength(3)
      expect(team.summaries).toMatchObject([{ name: 'Магазин на Северной', visits: 3 }])
      const september = await listTeamResults(
        fresh.actors.unitHead,
        { month: '2026-09' },
        fresh.deps,
      )
      expect(september.team.people).toMatchObject([{ name: 'Ольга Смирнова', visits: 1 }])
    } finally {
      await fresh.close()
    }
  })
})

test('no field of the shopper, no minute, no hash reaches the staff', async () => {
  const { employee, unitHead, shopper } = world.actors
  const visitId = await aVisit(world, { personId: employee.personId ?? '' })
  const { photo } = await aPhoto(world, visitId)
  const evaluationId = await aReport(world, visitId, {
    attachments: [photo],
    answers: [anAnswer({ attachments: [photo.id], comment: 'Долго ждал.' })],
    startedAt: '2026-10-20T11:37:11+03:00',
    finishedAt: '2026-10-20T11:58:13+03:00',
    receivedAt: '2026-10-20T08:59:17Z',
  })
  await approveEvaluation(world.actors.reviewer, { visitId, evaluationId }, world.deps)
  await world.arrange((tx, organisationId) =>
    tx.visit.update({
      where: { organisationId_id: { organisationId, id: visitId } },
      data: { state: 'released' },
    }),
  )
  const reviewer = world.actors.reviewer
  await releasePhotos(reviewer, { visitId, attachmentIds: [photo.id] }, world.deps)
  const planted = await plantCanaries()
  const read = await Promise.all(
    [employee, unitHead].flatMap((actor) => [
      viewOwnResult(actor, { visitId }, world.deps),
      listOwnResults(actor, {}, world.deps),
      listOwnNotices(actor, {}, world.deps),
    ]),
  )
  const team = await listTeamResults(unitHead, {}, world.deps)
  const bytes = JSON.stringify([...read, team])
  expect(bytes).toContain(visitId)
  expect(bytes).toContain('Долго ждал.')
  for (const secret of [...planted, evaluationId, photo.id, photo.sha256, reviewer.accountId]) {
    expect(bytes).not.toContain(secret)
  }
  // No clock time of any kind: neither 11:37 nor an ISO instant.
  expect(bytes).not.toMatch(/\d{2}:\d{2}/)
  expect(shopper.shopperId).not.toBeNull()
})
