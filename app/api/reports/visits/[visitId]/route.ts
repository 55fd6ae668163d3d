import { getTranslations } from 'next-intl/server'
import { organisationHouse } from '@/lib/organisations/use-cases/organisation-house'
import { askedLocale } from '@/lib/platform/i18n/asked-locale'
import { formatFor } from '@/lib/platform/i18n/bound-format'
import { pdfResponse } from '@/lib/platform/pdf/response'
import { route } from '@/lib/platform/routes'
import { readVisitReport } from '@/lib/reports/use-cases/read-visit-report'
import { visitPdf } from '@/lib/results/formats/visit-pdf'
import { type Say, visitReport } from '@/lib/results/report'

/** The result of a visit as a PDF; what it may show is decided by who asks. */
export const GET = route<{ visitId: string }>(
  { verb: 'signed-in' },
  async ({ actor, params, request, deps }) => {
    const { reported, photos } = await readVisitReport(actor, params, deps)
    const locale = askedLocale(request, actor.locale)
    const say: Say = await getTranslations({ locale, namespace: 'results.report' })
    const telling = { say, format: formatFor(locale) }
    const house = await organisationHouse(actor, deps)
    const bytes = await visitPdf(visitReport(reported, telling), photos, house, telling)
    return pdfResponse(bytes, `visit-${reported.visitedOn}.pdf`)
  },
)
