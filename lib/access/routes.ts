import type { Verb } from './permissions'

export type RouteRule = Verb | 'signed-in' | 'public'

/**
 * Every page and route handler, and what one must hold to enter it; rows inside are checked by the
 * use cases. The architecture test compares this table with the file system both ways, and each
 * page with the verb that it asks for.
 */
export const routeRules = {
  '/': 'signed-in',
  '/sign-in': 'public',
  '/join/[token]': 'public',
  '/first-run': 'public',
  '/account': 'signed-in',

  '/overview': 'overview:read',
  '/past-scores': 'past-score:read',
  '/past-scores/import': 'past-score:change',
  '/visits': 'visit:read',
  '/visits/[visitId]': 'visit:read',
  '/campaigns': 'campaign:read',
  '/campaigns/new': 'campaign:change',
  '/campaigns/[campaignId]': 'campaign:read',
  '/checklists': 'checklist:read',
  '/checklists/import': 'checklist:change',
  '/checklists/[checklistId]': 'checklist:read',
  '/checklists/[checklistId]/trend': 'checklist:read',
  '/checklists/[checklistId]/versions': 'checklist:read',
  '/checklists/[checklistId]/versions/[versionId]': 'checklist:read',
  '/standards': 'standard:read',
  '/standards/[standardId]': 'standard:read',
  '/standards/scores': 'overview:read',
  '/standards/import': 'standard:change',
  '/people': 'person:read',
  '/people/[personId]': 'person:read',
  '/people/new': 'person:change',
  '/people/import': 'person:change',
  '/units': 'unit:read',
  '/units/[unitId]': 'unit:read',
  '/units/new': 'unit:change',
  '/units/import': 'unit:change',
  '/shoppers': 'shopper:read',
  '/settings': 'organisation:change',
  '/settings/accounts': 'account:read',
  '/settings/accounts/new': 'account:change',
  '/settings/accounts/[accountId]': 'account:read',
  '/audit': 'audit:read',

  '/periods': 'period:read',
  '/periods/[periodId]': 'period:read',
  '/periods/[periodId]/statements/[statementId]': 'period:read',
  '/schemes': 'scheme:read',
  '/schemes/[schemeId]': 'scheme:read',
  '/facts': 'fact:read',
  '/facts/import-kpi': 'fact:change',
  '/facts/import-pay': 'fact:change',

  '/me': 'result:read',
  '/me/visits/[visitId]': 'result:read',
  '/me/statements/[statementId]': 'statement:read',
  '/me/team': 'team:read',
  '/me/standards': 'standard:acknowledge',
  '/me/standards/[standardId]': 'standard:acknowledge',
  '/me/standards/team': 'team:read',

  '/shop': 'visit:fill',
  '/shop/[visitId]': 'visit:fill',
  '/shop/[visitId]/form': 'visit:fill',

  '/api/health': 'public',
  '/api/auth/[...nextauth]': 'public',
  '/api/files/[fileId]': 'signed-in',
  '/api/checklists/[checklistId]': 'checklist:read',
  '/api/organisation/logo': 'signed-in',
  '/api/pictures': 'picture:add',
  '/api/pictures/[pictureId]': 'signed-in',
  '/api/reports/visits/[visitId]': 'signed-in',
  '/api/reports/statements/[statementId]': 'statement:read',
  '/api/periods/[periodId]/payroll': 'period:export',
  '/api/v1/imports/checklists': 'checklist:change',
  '/api/v1/imports/people': 'person:change',
  '/api/v1/imports/kpi-facts': 'fact:change',
  '/api/v1/imports/pay-facts': 'fact:change',
  '/api/v1/imports/units': 'unit:change',
  '/api/v1/imports/standards': 'standard:change',
  '/api/v1/imports/past-scores': 'past-score:change',
  '/api/v1/evaluations': 'evaluation:submit',
  '/api/v1/attachments/[attachmentId]': 'evaluation:submit',
  '/api/v1/checklists/[checklistId]/draft': 'checklist:change',
} as const satisfies Readonly<Record<string, RouteRule>>

export type RoutePath = keyof typeof routeRules
