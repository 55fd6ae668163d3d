import { getTranslations } from 'next-intl/server'
import { organisationHouse } from '@/lib/organisations/use-cases/organisation-house'
import { statementPdf } from '@/lib/periods/formats/statement-pdf'
import { statementReport } from '@/lib/periods/report'
import { viewStatement } from '@/lib/periods/use-cases/view-statement'
import { askedLocale } from '@/lib/platform/i18n/asked-locale'
import { formatFor } from '@/lib/platform/i18n/bound-format'
import { pdfResponse } from '@/lib/platform/pdf/response'
import { route } from '@/lib/platform/routes'
import { readPaidVisits } from '@/lib/reports/use-cases/read-paid-visits'
import { visitCauses } from '@/lib/results/formats/visit-causes'

/** The statement as a PDF, in the language of the screen that asks. */
export const GET = route<{ statementId: string }>(
  { verb: 'statement:read' },
  async ({ actor, params, request, deps }) => {
    const locale = askedLocale(request, actor.locale)
    const view = await viewStatement(actor, params.statementId, deps)
    const say = await getTranslations({ locale, namespace: 'pay.statement' })
    const format = formatFor(locale)
    const report = statementReport(view, say, format)
    const { statementId, document } = view
    const visits = await readPaidVisits(actor, { statementId, document }, deps)
    const telling = { say: await getTranslations({ locale, namespace: 'results.report' }), format }
    const causes = visits.map((visit) => visitCauses(visit, telling))
    const house = await organisationHouse(actor, deps)
    const bytes = await statementPdf(report, house, say, locale, causes)
    // Whoever reads those of many people tells the files apart.
    const { month, person } = document
    const number = person.personnelNumber.replace(/[^A-Za-z0-9-]/g, '_')
    return pdfResponse(bytes, `statement-${month}-${number}.pdf`)
  },
)
