import type { TemplateName } from '../schema'
import { type ChecklistFile, checklistFileSchema } from './checklist-file'
import backOfficeCall from './templates/back-office-call.json'
import salesCall from './templates/sales-call.json'
import storeVisit from './templates/store-visit.json'

const sources: Readonly<Record<TemplateName, unknown>> = {
  'store-visit': storeVisit,
  'sales-call': salesCall,
  'back-office-call': backOfficeCall,
}

const read = new Map<TemplateName, ChecklistFile>()

/** A checklist to begin with, read by the same schema as any other file. */
export function templateFile(name: TemplateName): ChecklistFile {
  const known = read.get(name)
  if (known) return known
  const file = checklistFileSchema.parse(sources[name])
  read.set(name, file)
  return file
}
