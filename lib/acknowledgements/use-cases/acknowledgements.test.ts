import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { StandardDraft } from '@/lib/core/standard-document'
import { listStandardsSchema } from '@/lib/standards/schema'
import { changeStandard } from '@/lib/standards/use-cases/change-standard'
import { createStandard } from '@/lib/standards/use-cases/create-standard'
import { listStandards } from '@/lib/standards/use-cases/list-standards'
import { publishStandards } from '@/lib/standards/use-cases/publish-standards'
import { retireStandard } from '@/lib/standards/use-cases/retire-standard'
import { aStandardDraft } from '@/test/factories'
import { openWorld, type World } from '@/test/world'
import { acknowledgeStandard } from './acknowledge-standard'
import { listOwnStandards } from './list-own-standards'
import { listTeamReading } from './list-team-reading'
import { remindBehind } from './remind-behind'
import { remindPeople } from './remind-people'
import { viewAcknowledgements } from './view-acknowledgements'
import { viewOwnStandard } from './view-own-standard'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const first = '2026-10-20T09:00:00Z'
const later = '2026-10-22T09:00:00Z'

/** A standard in force, for those positions. */
async function inForce(number: string, matters: Partial<StandardDraft> = {}, at = first) {
  const manager = world.actors.programmeManager
  const deps = world.depsAt(at)
  const draft = aStandardDraft({ number, text: { ru: 'Подойти за 3 минуты' }, ...matters })
  const made = await createStandard(manager, draft, deps)
  if (!made.ok) throw new Error(made.reason)
  const { standardId } = made
  await changeStandard(manager, { standardId, revision: 1, ...draft }, deps)
  await publishAgain(standardId, at)
  return standardId
}

async function publishAgain(standardId: string, at: string, matters: Partial<StandardDraft> = {}) {
  const manager = world.actors.programmeManager
  const deps = world.depsAt(at)
  const row = await world.arrange((tx, organisationId) =>
    tx.standard.findUniqueOrThrow({
      where: { organisationId_id: { organisationId, id: standardId } },
      select: { draft: true, draftRevision: true },
    }),
  )
  const draft = { ...(row.draft as unknown as StandardDraft), ...matters }
  const change = { standardId, revision: row.draftRevision, ...draft }
  const changed = await changeStandard(manager, change, deps)
  if (!changed.ok) throw new Error(changed.reason)
  const standards = [{ standardId, revision: changed.revision }]
  const answer = await publishStandards(manager, { standards, note: null }, deps)
  if (!answer.ok) throw new Error(answer.reason)
}

const read = (standardId: string, at = first) =>
  viewOwnStandard(world.actors.employee, { standardId }, world.depsAt(at))
const linesOf = async (standardId: string, at = first, who = world.actors.programmeManager) =>
  (await viewAcknowledgements(who, { standardId, unitId: null }, world.depsAt(at))).lines

describe('acknowledging', () => {
  it('is refused for a version that does not concern the person, or of another company', async () => {
    const standardId = await inForce('1.1', { positionIds: [world.positions.operator] })
    const { versionId, isConcerned, owedSince } = await read(standardId)
    expect([isConcerned, owedSince]).toEqual([false, null])
    for (const actor of [world.actors.employee, world.stranger]) {
      const refused = acknowledgeStandard(actor, { versionId }, world.deps)
      await expect(refused).rejects.toMatchObject({ code: 'not-found' })
    }
  })

  it('is refused for a retired standard and for a version that was replaced meanwhile', async () => {
    const standardId = await inForce('1.2')
    const { versionId } = await read(standardId)
    await publishAgain(standardId, later, { text: { ru: 'Подойти за 2 минуты' } })
    const { employee, programmeManager } = world.actors
    expect(await acknowledgeStandard(employee, { versionId }, world.depsAt(later))).toEqual({
      ok: false,
      reason: 'newer-version',
    })
    const newer = await read(standardId, later)
    await retireStandard(programmeManager, { standardId }, world.deps)
    const refused = acknowledgeStandard(employee, { versionId: newer.versionId }, world.deps)
    await expect(refused).rejects.toMatchObject({ code: 'not-found' })
  })

  it('stands once however often it is said, and again after a new version', async () => {
    const { employee } = world.actors
    const standardId = await inForce('1.3', { positionIds: [world.positions.seller] })
    const { versionId, owedSince, since } = await read(standardId)
    expect([owedSince, since]).toEqual(['2026-10-20', null])
    const twice = [1, 2].map(() => acknowledgeStandard(employee, { versionId }, world.deps))
    expect(await Promise.all(twice)).toEqual([{ ok: true }, { ok: true }])
    expect(await read(standardId)).toMatchObject({ owedSince: null, acknowledgedOn: '2026-10-20' })
    await publishAgain(standardId, later, { text: { ru: 'Подойти за 2 минуты' } })
    const again = await read(standardId, later)
    expect(again).toMatchObject({ owedSince: '2026-10-22', versionNumber: 2 })
    expect(again.since).toEqual({
      number: 1,
      changes: [
        {
          kind: 'words',
          field: 'text',
          language: 'ru',
          runs: [
            { kind: 'same', text: 'Подойти за ' },
            { kind: 'removed', text: '3' },
            { kind: 'added', text: '2' },
            { kind: 'same', text: ' минуты' },
          ],
        },
      ],
    })
    const { toRead } = await listOwnStandards(employee, {}, world.depsAt(later))
    const own = toRead.find((line) => line.standardId === standardId)
    expect(own).toMatchObject({ isAgain: true, owedSince: '2026-10-22' })
  })
})

describe('who owes it', () => {
  it('nobody before being hired or coming into the position; those who left never', async () => {
    const { otherEmployee } = world.actors
    await world.arrange((tx, organisationId) =>
      tx.person.updateMany({
        where: { organisationId, id: otherEmployee.personId ?? '' },
        data: { hiredOn: new Date('2026-10-25'), leftOn: new Date('2026-10-28') },
      }),
    )
    const standardId = await inForce('2.1', { positionIds: [world.positions.seller] })
    const names = async (at: string) =>
      (await linesOf(standardId, at)).map(({ fullName, owedSince }) => [fullName, owedSince])
    const smirnova = ['Ольга Смирнова', '2026-10-20']
    expect(await names('2026-10-24T09:00:00Z')).toEqual([smirnova])
    expect(await names('2026-10-26T09:00:00Z')).toEqual([smirnova, ['Пётр Волков', '2026-10-25']])
    expect(await names('2026-10-29T09:00:00Z')).toEqual([smirnova])
  })

  it('a standard without positions concerns everybody who works', async () => {
    const standardId = await inForce('2.2')
    const people = (await linesOf(standardId)).map(({ personId }) => personId)
    const { employee, hr, operator } = world.actors
    for (const { personId } of [employee, hr, operator]) expect(people).toContain(personId)
  })

  it('the head of a unit sees his own people and nobody else', async () => {
    const standardId = await inForce('2.3')
    const { unitHead } = world.actors
    const units = (await linesOf(standardId, first, unitHead)).map(({ unitId }) => unitId)
    expect(new Set(units)).toEqual(new Set([world.units.shopNorth]))
    const { people, standards } = await listTeamReading(unitHead, { unit: null }, world.deps)
    expect(people.map(({ fullName }) => fullName)).toEqual(['Ирина Соколова', 'Ольга Смирнова'])
    expect(standards.find((one) => one.standardId === standardId)?.owing).toHaveLength(2)
  })
})

describe('a reminder', () => {
  it('goes once a day to who owes it, and stands on his page', async () => {
    const manager = world.actors.programmeManager
    const standardId = await inForce('3.1', { positionIds: [world.positions.seller] }, later)
    const at = (day: string) => world.depsAt(`${day}T09:00:00Z`)
    const remind = (day: string) => remindPeople(manager, { standardId, personIds: null }, at(day))
    expect(await remind('2026-10-23')).toMatchObject({ reminded: 1, alreadyToday: 0 })
    expect(await remind('2026-10-23')).toMatchObject({ reminded: 0, alreadyToday: 1 })
    expect(await remind('2026-10-24')).toMatchObject({ reminded: 1 })
    const { toRead } = await listOwnStandards(world.actors.employee, {}, at('2026-10-24'))
    const own = toRead.find((line) => line.standardId === standardId)
    expect(own?.remindedOn).toBe('2026-10-24')
  })

  it('goes to nobody where all have read it', async () => {
    const manager = world.actors.programmeManager
    const standardId = await inForce('3.2', { positionIds: [world.positions.operator] })
    const { operator } = world.actors
    const { versionId } = await viewOwnStandard(operator, { standardId }, world.deps)
    await acknowledgeStandard(operator, { versionId }, world.deps)
    const answer = await remindPeople(manager, { standardId, personIds: null }, world.deps)
    expect(answer).toEqual({ ok: false, reason: 'nobody-owes' })
  })
})

describe('one reminder for all who are behind', () => {
  const at = (time: string) => world.depsAt(`2026-10-27T${time}:00Z`)

  it.each(['administrator', 'reviewer', 'hr', 'unitHead', 'employee', 'shopper'] as const)(
    'is refused to %s',
    async (name) => {
      const refused = remindBehind(world.actors[name], {}, world.deps)
      await expect(refused).rejects.toMatchObject({ code: 'not-found' })
    },
  )

  it('reminds each person of all that he owes, once a day, and says who did it and when', async () => {
    const manager = world.actors.programmeManager
    const both = [
      await inForce('4.1', { positionIds: [world.positions.seller] }),
      await inForce('4.2', { positionIds: [world.positions.seller] }),
    ]
    const first = await remindBehind(manager, {}, at('09:00'))
    const again = await remindBehind(manager, {}, at('10:00'))
    if (!first.ok || !again.ok) throw new Error('Somebody owes')
    expect(first).toMatchObject({ alreadyToday: 0 })
    expect(again).toEqual({ ok: true, reminded: 0, alreadyToday: first.reminded })
    const { toRead } = await listOwnStandards(world.actors.employee, {}, at('11:00'))
    const own = toRead.filter(({ standardId }) => both.includes(standardId))
    expect(own.map(({ remindedOn }) => remindedOn)).toEqual(['2026-10-27', '2026-10-27'])
    const list = await listStandards(manager, listStandardsSchema.parse({}), at('11:00'))
    expect(list.behind).toEqual({
      people: first.reminded,
      last: { on: '2026-10-27', byName: expect.any(String), people: first.reminded },
    })
    const audited = await world.arrange((tx, organisationId) =>
      tx.auditEntry.findMany({
        where: { organisationId, action: 'standard.reminded', subjectId: null },
        select: { accountId: true, details: true },
      }),
    )
    expect(audited).toMatchObject([
      { accountId: manager.accountId, details: { people: first.reminded } },
    ])
  })

  it('adds what somebody was not reminded of yet on the day', async () => {
    const manager = world.actors.programmeManager
    const standardId = await inForce('4.3', { positionIds: [world.positions.seller] })
    // Both sellers; everybody else had been reminded of all before.
    expect(await remindBehind(manager, {}, at('12:00'))).toMatchObject({ reminded: 2 })
    const { toRead } = await listOwnStandards(world.actors.employee, {}, at('12:00'))
    const own = toRead.find((line) => line.standardId === standardId)
    expect(own?.remindedOn).toBe('2026-10-27')
  })

  it('is told to nobody but who may remind', async () => {
    const asked = listStandardsSchema.parse({})
    const { behind } = await listStandards(world.actors.reviewer, asked, world.deps)
    expect(behind).toBeNull()
  })
})
