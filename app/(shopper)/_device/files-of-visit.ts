import type { FormDevice } from '@/components/forms/visit-form/form-device'
import type { VisitDraft } from '@/lib/core/visit-draft'
import { phoneFiles } from './phone-files'
import { serverFilesOf } from './server-files'

/** Photos and files of one visit: those on this phone, and those that the server alone has. */
export function filesOfVisit(
  owner: { readonly accountId: string; readonly visitId: string },
  latest: () => VisitDraft,
  /** Resolves when the newest draft is kept. */
  settled: () => Promise<void>,
): FormDevice {
  return phoneFiles(owner, latest, serverFilesOf(owner.accountId, owner.visitId), settled)
}
