import type { ComboboxOption } from '@/components/ui/combobox'
import { findPeopleAction } from '../../../standards/actions'

/** People whose name or number holds what was typed; none when the server cannot be reached. */
export async function findSubjects(typed: string): Promise<readonly ComboboxOption[]> {
  const answer = await findPeopleAction({ text: typed, left: 'with' }).catch(() => null)
  if (answer === null || !('people' in answer)) return []
  return answer.people.map(({ id, fullName, personnelNumber, unitName }) => ({
    value: id,
    label: fullName,
    detail: [personnelNumber, unitName].filter((part) => part !== null).join(', '),
  }))
}
