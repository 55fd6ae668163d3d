import { blockAccount } from '@/lib/accounts/use-cases/block-account'
import { changeAccount } from '@/lib/accounts/use-cases/change-account'
import { changeGrants } from '@/lib/accounts/use-cases/change-grants'
import { changeOwnPassword } from '@/lib/accounts/use-cases/change-own-password'
import { createAccount } from '@/lib/accounts/use-cases/create-account'
import { issueLinks } from '@/lib/accounts/use-cases/issue-links'
import { keepLocale } from '@/lib/accounts/use-cases/keep-locale'
import { listAccounts } from '@/lib/accounts/use-cases/list-accounts'
import { signOutEverywhere } from '@/lib/accounts/use-cases/sign-out-everywhere'
import { viewAccount } from '@/lib/accounts/use-cases/view-account'
import { listAudit } from '@/lib/audit/use-cases/list-audit'
import { changeLogo, removeLogo } from '@/lib/organisations/use-cases/change-logo'
import { changeOrganisation } from '@/lib/organisations/use-cases/change-organisation'
import { organisationHouse } from '@/lib/organisations/use-cases/organisation-house'
import { readOrganisationLogo } from '@/lib/organisations/use-cases/read-logo'
import { viewOrganisation } from '@/lib/organisations/use-cases/view-organisation'
import { changePerson } from '@/lib/people/use-cases/change-person'
import { createPerson } from '@/lib/people/use-cases/create-person'
import { createPosition } from '@/lib/people/use-cases/create-position'
import { importPeople } from '@/lib/people/use-cases/import-people'
import { importSalaries } from '@/lib/people/use-cases/import-salaries'
import { listVisiblePeople } from '@/lib/people/use-cases/list-people'
import { listPositionNames } from '@/lib/people/use-cases/list-position-names'
import { setSalary } from '@/lib/people/use-cases/set-salary'
import { transferPerson } from '@/lib/people/use-cases/transfer-person'
import { viewPerson } from '@/lib/people/use-cases/view-person'
import { setPeriodRule } from '@/lib/period-rules/use-cases/set-period-rule'
import { viewPeriodRules } from '@/lib/period-rules/use-cases/view-period-rules'
import { filePhoneCopy } from '@/lib/reports/use-cases/file-phone-copy'
import { rebuildQuestionResults } from '@/lib/scores/use-cases/rebuild-question-results'
import { importUnits } from '@/lib/units/use-cases/import-units'
import { listVisibleUnits } from '@/lib/units/use-cases/list-units'
import { saveUnit } from '@/lib/units/use-cases/save-unit'
import { viewUnit } from '@/lib/units/use-cases/view-unit'
import {
  administrators,
  any,
  type DenyCase,
  everybody,
  heads,
  hrs,
  managers,
  onNoRow,
  onNothing,
  onRow,
  staff,
  visitOffice,
} from './case'

const noFile = { bytes: new Uint8Array(), mode: 'preview' } as const
const unitFields = {
  kind: 'shop',
  // The code of another unit: who may is told so, and the tree stays as it is.
  code: 'C1',
  name: 'Магазин',
  parentId: null,
  address: null,
  timeZone: null,
  openingHours: null,
  closedOn: null,
} as const
const employment = {
  // The number of another person, for the same reason.
  personnelNumber: '301',
  fullName: 'Анна Белова',
  hiredOn: '2025-01-09',
  leftOn: null,
}

/** Administrator: people, units, settings (SECURITY.md, Who is who). */
export const companyCases: readonly DenyCase[] = [
  onNoRow(filePhoneCopy, administrators, () => noFile),
  onRow(viewAccount, any(administrators), ({ accountId }) => ({ accountId })),
  onRow(changeAccount, any(administrators), ({ accountId }) => ({
    accountId,
    displayName: 'Другое имя',
    email: null,
  })),
  onRow(changeGrants, any(administrators), ({ accountId }) => ({ accountId, grants: [] })),
  onRow(issueLinks, any(administrators), ({ accountId }) => ({ accountIds: [accountId] })),
  onRow(blockAccount, any(administrators), ({ accountId }) => ({ accountId, isBlocked: true })),
  onNoRow(createAccount, administrators, () => ({
    displayName: 'Новая запись',
    email: 'new@romashka.example',
    locale: 'ru' as const,
    grants: [{ kind: 'reviewer' as const, unitId: null }],
  })),
  onNoRow(listAccounts, administrators, () => ({ text: '', grant: null, state: null, page: 1 })),
  onNoRow(changeOwnPassword, everybody, () => ({
    currentPassword: 'not the password',
    newPassword: 'river-candle-orbit-77',
  })),
  onNoRow(keepLocale, everybody, () => ({ locale: 'ru' as const })),
  onNoRow(signOutEverywhere, everybody, () => ({})),
  onNoRow(listAudit, administrators, () => ({
    who: '',
    subject: null,
    from: null,
    through: null,
    page: 1,
  })),

  onNoRow(setPeriodRule, managers, () => ({ kind: 'even' as const, fromMonth: '2000-01' })),
  onNothing(viewPeriodRules, [...administrators, ...visitOffice, ...hrs, ...staff]),
  onNothing(viewOrganisation, everybody),
  onNothing(organisationHouse, everybody),
  onNothing(readOrganisationLogo, everybody),
  onNoRow(changeOrganisation, administrators, () => ({
    name: 'Ромашка',
    timeZone: 'Europe/Moscow',
    currency: 'RUB',
    defaultLocale: 'ru' as const,
  })),
  onNoRow(changeLogo, administrators, () => new Uint8Array()),
  onNothing(removeLogo, administrators),
  onNoRow(rebuildQuestionResults, administrators, () => ({})),

  onNothing(listVisibleUnits, [...administrators, ...visitOffice, ...hrs, ...heads]),
  onRow(
    viewUnit,
    {
      north: [...administrators, ...visitOffice, ...hrs, ...heads],
      south: [...administrators, ...visitOffice, ...hrs],
      office: [...administrators, ...visitOffice, ...hrs],
    },
    ({ unitId }) => unitId,
  ),
  onRow(saveUnit, any(administrators), ({ unitId }) => ({ unitId, ...unitFields })),
  onNoRow(importUnits, administrators, () => noFile),

  onNoRow(listVisiblePeople, [...administrators, ...managers, ...hrs, ...heads], () => ({
    text: '',
    unitId: null,
    left: 'with' as const,
    page: 1,
  })),
  onNothing(listPositionNames, [...administrators, ...managers, ...hrs, ...heads]),
  onRow(
    viewPerson,
    {
      north: [...administrators, ...managers, ...hrs, ...heads],
      south: [...administrators, ...managers, ...hrs],
      office: [...administrators, ...managers, ...hrs],
    },
    ({ personId }) => personId,
  ),
  onRow(changePerson, any(administrators), ({ personId }) => ({ personId, ...employment })),
  onRow(transferPerson, any(administrators), ({ personId, unitId, positionId }) => ({
    personId,
    unitId,
    positionId,
    fromOn: '2024-01-01',
  })),
  onRow(setSalary, any(hrs), ({ personId }) => ({
    personId,
    amount: '60000',
    fromOn: '2026-10-01',
    reason: 'Приказ 12',
  })),
  onNoRow(createPerson, administrators, ({ unitId, positionId }) => ({
    ...employment,
    email: null,
    unitId,
    positionId,
  })),
  onNoRow(createPosition, administrators, () => ({ name: 'Кассир' })),
  onNoRow(importSalaries, hrs, () => noFile),
  onNoRow(importPeople, administrators, () => noFile),
]
