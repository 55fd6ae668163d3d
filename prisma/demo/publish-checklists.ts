import type { Actor } from '@/lib/access/actor'
import type { TemplateName } from '@/lib/checklists/schema'
import { createChecklist } from '@/lib/checklists/use-cases/create-checklist'
import { publishChecklist } from '@/lib/checklists/use-cases/publish-checklist'
import { saveChecklistDraft } from '@/lib/checklists/use-cases/save-checklist-draft'
import { readDraft, viewChecklistVersion } from '@/lib/checklists/use-cases/view-checklist'
import type { ChecklistDocument, Question, Section } from '@/lib/core/checklist'
import type { Deps } from '@/lib/platform/deps'
import type { Touchpoint } from './cast'
import { done } from './steps'

export interface Checklist {
  readonly versionId: string
  readonly fingerprint: string
  readonly document: ChecklistDocument
}

const templates: Readonly<Record<Touchpoint, TemplateName>> = {
  store: 'store-visit',
  call: 'sales-call',
  backOffice: 'back-office-call',
}

/** The template as the first version. */
export async function publishTemplate(
  manager: Actor,
  touchpoint: Touchpoint,
  deps: Deps,
): Promise<Checklist> {
  const template = templates[touchpoint]
  const { checklistId } = done(await createChecklist(manager, { from: 'template', template }, deps))
  return publish(manager, checklistId, 1, deps)
}

/**
 * The store visit in two versions: the first one asked for photos only where something was wrong,
 * the second one, the template word for word, asks for the entrance, the hall and the receipt too.
 */
export async function publishStoreVisit(
  manager: Actor,
  firstAt: Deps,
  secondAt: Deps,
): Promise<{ before: Checklist; now: Checklist }> {
  const template = templates.store
  const { checklistId } = done(
    await createChecklist(manager, { from: 'template', template }, firstAt),
  )
  const { draft } = await readDraft(manager, { checklistId }, firstAt)
  const fewer = { checklistId, revision: 1, document: withFewerPhotos(draft) }
  const first = done(await saveChecklistDraft(manager, fewer, firstAt))
  const before = await publish(manager, checklistId, first.revision, firstAt)
  const all = { checklistId, revision: first.revision, document: draft }
  const second = done(await saveChecklistDraft(manager, all, secondAt))
  return { before, now: await publish(manager, checklistId, second.revision, secondAt) }
}

/** A form of the company's own, not a template's. */
export async function publishDocument(
  manager: Actor,
  document: ChecklistDocument,
  deps: Deps,
): Promise<Checklist> {
  const { checklistId } = done(await createChecklist(manager, { from: 'document', document }, deps))
  return publish(manager, checklistId, 1, deps)
}

async function publish(
  manager: Actor,
  checklistId: string,
  revision: number,
  deps: Deps,
): Promise<Checklist> {
  const { versionId } = done(await publishChecklist(manager, { checklistId, revision }, deps))
  const version = await viewChecklistVersion(manager, { checklistId, versionId }, deps)
  const { fingerprint, document } = version
  return { versionId, fingerprint, document }
}

function withFewerPhotos(document: ChecklistDocument): ChecklistDocument {
  const question = (asked: Question): Question =>
    asked.photo === 'required'
      ? { ...asked, photo: 'optional', required: asked.type !== 'photo' && asked.required }
      : asked
  const section = (part: Section): Section => ({
    ...part,
    questions: part.questions.map(question),
    sections: part.sections.map(section),
  })
  return { ...document, sections: document.sections.map(section) }
}
