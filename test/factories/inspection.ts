import type { KeepPastEvaluation } from '@/lib/past-scores/schema'

const item = (id: string, label: string, selected: string, extra: object = {}) => ({
  item_id: id,
  label,
  type: 'list',
  options: { response_set: 'marks' },
  responses: { selected: [mark(selected)], ...extra },
})

const scores: Readonly<Record<string, number>> = { good: 2, poor: 0 }
const mark = (id: string) => ({ id, label: id, score: scores[id] ?? 0, enable_score: true })

/** An inspection as another program exports it: 2 of 4 points, completed on 14 March 2026. */
export function anInspection(
  changed: { items?: readonly object[]; name?: string; remark?: string } = {},
) {
  return {
    audit_id: 'audit_1',
    audit_data: {
      name: 'Визит',
      score: 2,
      total_score: 4,
      score_percentage: 50,
      date_completed: '2026-03-14T09:30:00.000Z',
    },
    template_data: {
      metadata: { name: changed.name ?? 'Осмотр магазина' },
      response_sets: { marks: { responses: [mark('good'), mark('poor')] } },
    },
    items: changed.items ?? [
      item('hall', 'Чисто ли в зале?', 'good'),
      item('greeting', 'Поздоровались ли?', 'poor', { text: changed.remark ?? 'Никто не подошёл' }),
      { item_id: 'word', label: 'Что ещё?', type: 'text', responses: { text: 'Очередь' } },
    ],
  }
}

export function bytesOfInspection(inspection: object): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(inspection))
}

/** What keeps it: about nobody yet, on the day that it names itself. */
export function anInspectionOf(place: Partial<KeepPastEvaluation>): KeepPastEvaluation {
  return {
    bytes: bytesOfInspection(anInspection()),
    personId: null,
    unitId: null,
    scoredOn: '2026-03-14',
    touchpoint: null,
    ...place,
  }
}
