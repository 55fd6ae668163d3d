import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exportChecklist } from '@/lib/checklists/use-cases/export-checklist'
import { listChecklists } from '@/lib/checklists/use-cases/list-checklists'
import { viewChecklistVersion } from '@/lib/checklists/use-cases/view-checklist'
import { AppError } from '@/lib/core/app-error'
import { listVisiblePeople } from '@/lib/people/use-cases/list-people'
import { listAllPeriods } from '@/lib/periods/use-cases/list-all-periods'
import { assignShopper } from '@/lib/planning/use-cases/assign-shopper'
import { planVisits } from '@/lib/planning/use-cases/plan-visits'
import { releasePhotos } from '@/lib/reviews/use-cases/release-photos'
import { releaseVisits } from '@/lib/reviews/use-cases/release-visits'
import { listAllSchemes } from '@/lib/schemes/use-cases/view-schemes'
import { listShoppers } from '@/lib/shoppers/use-cases/list-shoppers'
import { listStandardsSchema } from '@/lib/standards/schema'
import { listStandards } from '@/lib/standards/use-cases/list-standards'
import { listVisibleUnits } from '@/lib/units/use-cases/list-units'
import { listVisits } from '@/lib/visits/use-cases/list-visits'
import { arrangeStage, type Stage } from '../deny/places'
import type { Rows } from '../deny/rows'
import { openWorld, type World } from '../world'

let world: World
let stage: Stage
beforeAll(async () => {
  world = await openWorld()
  stage = await arrangeStage(world)
}, 120_000)
afterAll(() => world.close())

const refused = async (attempt: Promise<unknown>) => {
  await expect(attempt).rejects.toBeInstanceOf(AppError)
  await expect(attempt).rejects.toMatchObject({ code: 'not-found' })
}

const plan = (rows: Rows, unitIds: readonly string[]) => ({
  campaignId: rows.campaignId,
  checklistVersionId: rows.versionId,
  unitIds: [...unitIds],
  personIds: [],
  visitsEach: 1,
  spread: false,
  firstOn: '2026-10-21',
  lastOn: '2026-10-25',
  scenario: 'Попросите совета.',
  shopperIds: [],
})

describe('a row of one’s own does not carry a foreign one along', () => {
  it('in planning: campaign, unit, person, version, shopper', async () => {
    const { programmeManager } = world.actors
    const { north, away } = stage
    const own = plan(north, [north.unitId])
    for (const input of [
      { ...own, campaignId: away.campaignId },
      { ...own, unitIds: [north.unitId, away.unitId] },
      { ...own, unitIds: [], personIds: [away.personId] },
      { ...own, checklistVersionId: away.versionId },
      { ...own, shopperIds: [away.shopperId] },
    ])
      await refused(planVisits(programmeManager, input, world.deps))
    const visitIds = [north.offeredVisitId]
    for (const input of [
      { visitIds: [...visitIds, away.offeredVisitId], shopperIds: [] },
      { visitIds: [...visitIds, stage.office.offeredVisitId], shopperIds: [] },
    ])
      await refused(assignShopper(programmeManager, input, world.deps))
  })

  it('in releasing: visits and photos, of another company and of one’s own unit', async () => {
    const { reviewer } = world.actors
    const { north, south, office, away } = stage
    const release = (visitIds: string[], attachmentIds: string[] = []) =>
      releaseVisits(reviewer, { campaignId: north.campaignId, visitIds, attachmentIds }, world.deps)
    await refused(release([north.approvedVisitId, away.approvedVisitId]))
    await refused(release([north.approvedVisitId, office.approvedVisitId]))
    for (const { attachmentId } of [away, office, south]) {
      const input = { visitId: north.releasedVisitId, attachmentIds: [attachmentId] }
      await refused(releasePhotos(reviewer, input, world.deps))
    }
  })

  it('in checklists: a version of another company under one’s own checklist', async () => {
    const { programmeManager } = world.actors
    const input = { checklistId: stage.north.checklistId, versionId: stage.away.versionId }
    await refused(viewChecklistVersion(programmeManager, input, world.deps))
    await refused(exportChecklist(programmeManager, input, world.deps))
  })
})

describe('a plan', () => {
  it('for the manager’s own unit is refused by its name', async () => {
    const { office, north } = stage
    const input = plan(north, [north.unitId, office.unitId])
    const answer = await planVisits(world.actors.programmeManager, input, world.deps)
    expect(answer).toMatchObject({
      ok: false,
      reason: 'rows-refused',
      visits: [{ unitId: office.unitId, problem: 'own-unit' }],
    })
  })
})

describe('lists of one company', () => {
  it('name no row of another, whatever the grants', async () => {
    const { stranger, deps } = world
    const told = JSON.stringify([
      await listVisits(stranger, { page: 1 }, deps),
      await listChecklists(stranger, {}, deps),
      await listStandards(stranger, listStandardsSchema.parse({}), deps),
      await listShoppers(stranger, {}, deps),
      await listVisiblePeople(stranger, { text: '', unitId: null, left: 'with', page: 1 }, deps),
      await listVisibleUnits(stranger, deps),
      await listAllPeriods(stranger, deps),
      await listAllSchemes(stranger, deps),
    ])
    const { away, ...home } = stage
    expect(told).toContain(away.standardId)
    expect(told).toContain(away.schemeId)
    const ids = Object.values(home).flatMap((rows) => Object.values(rows))
    expect(ids.filter((id) => told.includes(id))).toEqual([])
  })
})

/** The same ids, with no use case and no permission in between: only the policies of the tables. */
describe('the second lock', () => {
  const counted = (rows: Rows, actor = world.stranger) =>
    world.db.asActor(actor, async (tx) => {
      const by = (id: string) => ({ where: { id }, select: { id: true } })
      return {
        unit: await tx.unit.findFirst(by(rows.unitId)),
        person: await tx.person.findFirst(by(rows.personId)),
        account: await tx.account.findFirst(by(rows.accountId)),
        position: await tx.position.findFirst(by(rows.positionId)),
        shopper: await tx.shopper.findFirst(by(rows.shopperId)),
        standard: await tx.standard.findFirst(by(rows.standardId)),
        checklist: await tx.checklist.findFirst(by(rows.checklistId)),
        version: await tx.checklistVersion.findFirst(by(rows.versionId)),
        campaign: await tx.campaign.findFirst(by(rows.campaignId)),
        visit: await tx.visit.findFirst(by(rows.submittedVisitId)),
        evaluation: await tx.evaluation.findFirst(by(rows.evaluationId)),
        attachment: await tx.attachment.findFirst(by(rows.attachmentId)),
        file: await tx.storedFile.findFirst(by(rows.fileId)),
        scheme: await tx.scheme.findFirst(by(rows.schemeId)),
        period: await tx.period.findFirst(by(rows.periodId)),
        run: await tx.periodRun.findFirst(by(rows.runId)),
        statement: await tx.statement.findFirst(by(rows.statementId)),
      }
    })

  it('shows each row to its own company, and to another nothing', async () => {
    const own = await counted(stage.north, world.actors.employee)
    expect(Object.values(own).filter((row) => row === null)).toEqual([])
    const foreign = await counted(stage.north)
    expect(Object.values(foreign).filter((row) => row !== null)).toEqual([])
    const away = await counted(stage.away, world.actors.administrator)
    expect(Object.values(away).filter((row) => row !== null)).toEqual([])
  })

  it('holds even when the query names the other company', async () => {
    const { organisationId, stranger } = world
    const id = stage.north.submittedVisitId
    const key = { organisationId_id: { organisationId, id } }
    const found = await world.db.asActor(stranger, (tx) => tx.visit.findUnique({ where: key }))
    expect(found).toBeNull()
    const sql = await world.db.asActor(
      stranger,
      (tx) => tx.$queryRaw`SELECT id FROM visits WHERE organisation_id = ${organisationId}::uuid`,
    )
    expect(sql).toEqual([])
    const data = { scenario: 'чужое' }
    const written = await world.db.asActor(stranger, (tx) =>
      tx.visit.updateMany({ where: { organisationId, id }, data }),
    )
    expect(written.count).toBe(0)
    const row = { organisationId, name: 'Чужая должность' }
    await expect(
      world.db.asActor(stranger, (tx) => tx.position.create({ data: row })),
    ).rejects.toThrow(/row-level security/)
  })
})
