import type { Actor } from '@/lib/access/actor'
import { renameChapter } from '@/lib/chapters/use-cases/save-chapter'
import { addDays } from '@/lib/core/calendar'
import type { Localized } from '@/lib/core/checklist'
import { storePicture } from '@/lib/pictures/use-cases/store-picture'
import type { Deps } from '@/lib/platform/deps'
import { listStandardsSchema } from '@/lib/standards/schema'
import { changeStandard } from '@/lib/standards/use-cases/change-standard'
import { createStandard } from '@/lib/standards/use-cases/create-standard'
import { listStandards, type StandardLine } from '@/lib/standards/use-cases/list-standards'
import { publishStandards } from '@/lib/standards/use-cases/publish-standards'
import { viewStandard } from '@/lib/standards/use-cases/view-standard'
import { recordTraining } from '@/lib/trainings/use-cases/record-training'
import { demoRoles } from './cast'
import type { Company } from './found-company'
import { drawPicture } from './pictures/library'
import { callCentre, shops } from './places'
import { done } from './steps'
import { dayOfMonth, momentOf, moscow, type Story } from './story'
import {
  audiences,
  chapterTexts,
  drafts,
  exampleTexts,
  rewritten,
  trainings,
} from './texts/standards'

/** The standards of the company, by number, and how the checklists word them. */
export interface Library {
  readonly ids: ReadonlyMap<string, string>
  readonly texts: ReadonlyMap<string, Localized>
}

/**
 * The standards that the checklists brought, in chapters, with positions, examples and owners, and
 * published as version 1; one of them reads otherwise then and is rewritten a month before the end.
 */
export async function writeStandards(story: Story, company: Company, deps: Deps): Promise<Library> {
  const { manager } = company.actors
  const firstOn = dayOfMonth(story.months[0] ?? story.anchorMonth, 1)
  const then: Deps = { ...deps, now: moscow(addDays(firstOn, -20), '12:00') }
  const { standards } = await listStandards(manager, listStandardsSchema.parse({}), then)
  await nameChapters(manager, standards, then)
  const pictures = await hangPictures(manager, then)
  for (const { id, number } of standards) {
    const audience = audiences.find(({ numbers }) => number.startsWith(numbers))
    const life = exampleTexts[number]
    const before = rewritten.find((one) => one.number === number)?.before
    await edit(
      manager,
      id,
      {
        positionIds: (audience?.positions ?? []).map((name) => company.positionIds.get(name) ?? ''),
        ownerId: ownerOf(company, number),
        example: life?.example ?? {},
        goodPictureId: pictures.get(life?.good ?? '') ?? null,
        badPictureId: pictures.get(life?.bad ?? '') ?? null,
        ...(before ? { text: before } : {}),
      },
      then,
    )
  }
  const first = standards.map(({ id: standardId }) => ({ standardId, revision: 2 }))
  done(await publishStandards(manager, { standards: first, note: null }, then))
  return {
    ids: new Map(standards.map(({ number, id }) => [number, id])),
    texts: new Map(standards.map(({ number, text }) => [number, text])),
  }
}

/** What happened to the library since: a second version, an edit under way, a new draft, trainings. */
export async function keepStandards(
  story: Story,
  company: Company,
  library: Library,
  deps: Deps,
): Promise<void> {
  const { manager } = company.actors
  const secondAt = { ...deps, now: momentOf(story, addDays(story.today, -26), '11:00') }
  for (const { number, note } of rewritten) {
    const standardId = library.ids.get(number) ?? ''
    await edit(manager, standardId, { text: library.texts.get(number) ?? {} }, secondAt)
    const standards = [{ standardId, revision: 3 }]
    done(await publishStandards(manager, { standards, note }, secondAt))
  }
  await edit(
    manager,
    library.ids.get(drafts.edited.number) ?? '',
    { text: drafts.edited.text },
    deps,
  )
  done(await createStandard(manager, { ...drafts.fresh, touchpoint: 'store' }, deps))
  for (const { numbers, unit, daysAgo, note } of trainings) {
    const code = unit === 'call' ? callCentre.code : shops[unit ?? -1]?.code
    const training = {
      standardIds: numbers.map((number) => library.ids.get(number) ?? ''),
      unitId: company.unitIds.get(code ?? '') ?? null,
      trainedOn: addDays(story.today, -daysAgo),
      note,
    }
    done(await recordTraining(manager, training, deps))
  }
}

/** The chapters that the templates brought, in the company's own words. */
async function nameChapters(
  manager: Actor,
  standards: readonly StandardLine[],
  deps: Deps,
): Promise<void> {
  for (const { numbers, title } of chapterTexts) {
    const standard = standards.find(({ number }) => number.startsWith(numbers))
    if (standard?.chapterId == null) throw new Error(`No chapter of ${numbers}`)
    done(await renameChapter(manager, { chapterId: standard.chapterId, title }, deps))
  }
}

async function hangPictures(manager: Actor, deps: Deps): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>()
  for (const name of ['entrance', 'hall', 'shelf', 'aisle', 'receipt'] as const) {
    const { pictureId } = done(await storePicture(manager, await drawPicture(name), deps))
    ids.set(name, pictureId)
  }
  return ids
}

/** Shops answer to the first director, calls and the back office to the programme manager. */
function ownerOf({ roster, personIds }: Company, number: string): string | null {
  const { email } = number.startsWith('1') ? demoRoles.head : demoRoles.manager
  const person = roster.find((one) => one.email === email)
  return personIds.get(person?.number ?? '') ?? null
}

type Draft = NonNullable<Awaited<ReturnType<typeof viewStandard>>['draft']>

async function edit(
  manager: Actor,
  standardId: string,
  change: Partial<Draft> & { readonly text?: Localized },
  deps: Deps,
): Promise<void> {
  const asked = { standardId, from: null, to: null }
  const { draft, revision } = await viewStandard(manager, asked, deps)
  if (draft === null) throw new Error(`No draft of ${standardId}`)
  const positionIds = [...(change.positionIds ?? draft.positionIds)].sort()
  const input = { standardId, revision, ...draft, ...change, positionIds }
  done(await changeStandard(manager, input, deps))
}
