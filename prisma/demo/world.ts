import type { ChecklistDocument } from '@/lib/core/checklist'
import type { Deps } from '@/lib/platform/deps'
import { type Touchpoint, touchpoints } from './cast'
import { formFiller } from './fill-form'
import type { Company } from './found-company'
import type { Programmes } from './open-programmes'
import { camera } from './pictures/photos'
import { backOffice, callCentre, type Place, shops } from './places'
import { operatorPosition } from './roster'
import type { Story } from './story'

/** Whom a visit evaluates: a unit, or a person by name. */
export interface Subject {
  /** The unit's code, or "operator 3". */
  readonly key: string
  readonly name: string
  readonly unitId: string
  readonly personId: string | null
  readonly place: Place
  readonly level: number
}

/** Everything that the months of the history work with. */
export interface World {
  readonly story: Story
  readonly deps: Deps
  readonly company: Company
  readonly programmes: Programmes
  readonly subjects: Readonly<Record<Touchpoint, readonly Subject[]>>
  readonly fill: Readonly<Record<Touchpoint, ReturnType<typeof formFiller>>>
  readonly shoot: ReturnType<typeof camera>
}

export function openWorld(
  story: Story,
  company: Company,
  programmes: Programmes,
  deps: Deps,
): World {
  const filler = (touchpoint: Touchpoint) => {
    const document: ChecklistDocument = programmes.checklists[touchpoint].document
    return formFiller(touchpoint, document)
  }
  return {
    story,
    deps,
    company,
    programmes,
    subjects: {
      store: shops.map((place) => unitSubject(company, place)),
      call: operatorsOf(company),
      backOffice: backOffice.map((place) => unitSubject(company, place)),
    },
    fill: Object.fromEntries(touchpoints.map((name) => [name, filler(name)])) as World['fill'],
    shoot: camera(),
  }
}

function unitSubject({ unitIds }: Company, place: Place): Subject {
  const unitId = unitIds.get(place.code) ?? ''
  const { code: key, name } = place
  return { key, name, unitId, personId: null, place, level: place.level ?? 85 }
}

function operatorsOf({ roster, personIds, unitIds }: Company): readonly Subject[] {
  return roster
    .filter(({ position }) => position === operatorPosition)
    .map(({ number, name, level }, index) => ({
      key: `operator ${index}`,
      name,
      unitId: unitIds.get(callCentre.code) ?? '',
      personId: personIds.get(number) ?? null,
      place: callCentre,
      level: level ?? 85,
    }))
}
