import type { TemplateName } from '../schema'
import { type ChecklistFile, checklistFileSchema } from './checklist-file'
import { accountingDesk } from './templates/accounting-desk'
import { backOfficeCall } from './templates/back-office-call'
import { bankBranch } from './templates/bank-branch'
import { buildingMaterials } from './templates/building-materials'
import { clinicReception } from './templates/clinic-reception'
import { delivery } from './templates/delivery'
import { eMail } from './templates/e-mail'
import { hotel } from './templates/hotel'
import { legalDesk } from './templates/legal-desk'
import { messengerDialogue } from './templates/messenger-dialogue'
import { pharmacy } from './templates/pharmacy'
import { priceTags } from './templates/price-tags'
import { receptionDesk } from './templates/reception-desk'
import { restaurant } from './templates/restaurant'
import { salesCall } from './templates/sales-call'
import { serviceCall } from './templates/service-call'
import { storeVisit } from './templates/store-visit'

const sources: Readonly<Record<TemplateName, ChecklistFile>> = {
  'store-visit': storeVisit,
  'building-materials': buildingMaterials,
  pharmacy: pharmacy,
  'price-tags': priceTags,
  restaurant: restaurant,
  hotel: hotel,
  'bank-branch': bankBranch,
  'clinic-reception': clinicReception,
  delivery: delivery,
  'sales-call': salesCall,
  'service-call': serviceCall,
  'messenger-dialogue': messengerDialogue,
  'e-mail': eMail,
  'back-office-call': backOfficeCall,
  'accounting-desk': accountingDesk,
  'legal-desk': legalDesk,
  'reception-desk': receptionDesk,
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
