import type { ComboboxOption } from '@/components/ui/combobox'
import { findPeopleAction } from '../../actions'

/** People whose name or number holds what was typed; none when the server cannot be reached. */
export async function findOwners(typed: string): Promise<readonly ComboboxOption[]> {
  const answer = await findPeopleAction({ text: typed })
  if (!('people' in answer)) return []
  return answer.people.map(({ id, fullName, positionName, unitName }) => ({
    value: id,
    label: fullName,
    detail: [positionName, unitName].filter((part) => part !== null).join(', '),
  }))
}
