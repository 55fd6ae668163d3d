import {
  capAt,
  chose,
  critical,
  informs,
  line,
  measured,
  multiple,
  scale,
  section,
  single,
  template,
  yesNo,
} from '../template-parts'

export const bankBranch = template(
  { title: ['Отделение банка', 'Bank branch'], touchpoint: 'store', passMark: '85' },
  [
    section(
      'hall',
      '15',
      ['Зал', 'Hall'],
      [
        yesNo(
          'atm',
          [
            'Банкоматы у входа работают, вокруг чисто?',
            'Do the cash machines at the entrance work, and is it clean around them?',
          ],
          {
            standard: [
              '8.1.1',
              'Банкоматы отделения исправны; о неисправном висит объявление с адресом ближайшего.',
              'The branch’s cash machines work; a broken one carries a notice with the nearest address.',
            ],
            photo: 'required-low',
          },
        ),
        yesNo(
          'navigator',
          [
            'У терминала очереди помогли выбрать нужное окно?',
            'At the queue terminal, did somebody help to choose the right desk?',
          ],
          {
            standard: [
              '8.1.2',
              'Администратор зала встречает клиента у терминала.',
              'The hall host meets clients at the terminal.',
            ],
          },
        ),
        measured(
          'duration',
          'wait',
          ['Сколько вы ждали вызова?', 'How long until you were called?'],
          line(600, 1800),
          {
            standard: [
              '8.1.3',
              'Ожидание не больше 10 минут.',
              'Waiting takes at most 10 minutes.',
            ],
            weight: '2',
          },
        ),
      ],
    ),
    section(
      'contact',
      '20',
      ['Контакт', 'Contact'],
      [
        yesNo(
          'stood',
          [
            'Сотрудник поздоровался, представился и предложил сесть?',
            'Did the adviser greet, introduce themselves and offer a seat?',
          ],
          {
            standard: [
              '8.2.1',
              'Здороваются, называют имя и предлагают сесть.',
              'Greeting, name and a seat.',
            ],
          },
        ),
        yesNo(
          'identified',
          [
            'До разговора о ваших счетах проверили документ?',
            'Was your identity checked before talking about your accounts?',
          ],
          {
            standard: [
              '8.2.2',
              'О счетах говорят только после проверки документа.',
              'Accounts are discussed only after identification.',
            ],
            weight: '3',
            notApplicable: true,
            critical: critical('total-zero'),
          },
        ),
        yesNo(
          'desk',
          [
            'На столе и экране не видно данных других клиентов?',
            'Are no other clients’ data visible on desk or screen?',
          ],
          {
            standard: [
              '8.2.3',
              'Стол пуст, экран не виден со стороны.',
              'The desk is clear and the screen not visible from outside.',
            ],
            weight: '2',
            critical: critical('section-zero'),
          },
        ),
        yesNo(
          'private',
          ['Суммы называли вполголоса или писали?', 'Were sums said in a low voice or written?'],
          {
            standard: [
              '8.2.4',
              'Суммы не произносят так, чтобы слышали другие.',
              'Sums are not said for others to hear.',
            ],
          },
        ),
      ],
    ),
    section(
      'needs',
      '25',
      ['Выявление потребности', 'Finding out the need'],
      [
        multiple(
          'asked',
          ['Что спросили?', 'What were you asked?'],
          [
            ['1', 'Цель: на что или зачем', 'The purpose'],
            ['1', 'Сумму и срок', 'Amount and term'],
            ['1', 'Доход или возможный платёж', 'Income or affordable payment'],
            [
              '1',
              'Что уже есть в этом и других банках',
              'What you already have here and elsewhere',
            ],
          ],
          {
            standard: [
              '8.3.1',
              'До предложения выясняют цель, сумму и срок, платёж и имеющиеся продукты.',
              'Before any offer: purpose, amount and term, payment, existing products.',
            ],
            weight: '3',
          },
        ),
        yesNo(
          'listened',
          [
            'Предложение отвечало тому, что вы рассказали?',
            'Did the offer answer what you had told?',
          ],
          {
            standard: [
              '8.3.2',
              'Продукт предлагают под цель клиента и говорят почему.',
              'The product fits the client’s purpose, and it is said why.',
            ],
            weight: '2',
          },
        ),
      ],
    ),
    section(
      'offer',
      '30',
      ['Предложение', 'Offer'],
      [
        single(
          'full-cost',
          [
            'Назвали полную стоимость или итоговую доходность?',
            'Was the full cost or the effective return named?',
          ],
          [
            ['1', 'Сами, цифрой', 'Unasked, as a figure'],
            ['0.5', 'По вопросу', 'When asked'],
            ['0', 'Уклонились', 'Evaded'],
          ],
          {
            standard: [
              '8.4.1',
              'Полную стоимость кредита или эффективную доходность называют сами.',
              'The full cost of credit or effective return is named unasked.',
            ],
            weight: '4',
            critical: capAt('60', '0.5'),
          },
        ),
        yesNo(
          'insurance',
          ['Предлагали страховку или подписку?', 'Was insurance or a subscription offered?'],
          {
            standard: [
              '8.4.2',
              'Дополнительные услуги предлагают отдельно и говорят, что они не обязательны.',
              'Additional services are offered apart and said to be voluntary.',
            ],
            comment: 'never',
            informational: true,
          },
        ),
        yesNo(
          'voluntary',
          [
            'Сказали, что она не обязательна, и что будет без неё?',
            'Was it said to be voluntary, and what happens without it?',
          ],
          {
            standard: [
              '8.4.2',
              'Дополнительные услуги предлагают отдельно и говорят, что они не обязательны.',
              'Additional services are offered apart and said to be voluntary.',
            ],
            weight: '3',
            showWhen: chose('insurance', 'yes'),
          },
        ),
        scale(
          'clear',
          ['Насколько понятны условия?', 'How clear are the terms?'],
          [
            ['ничего не понятно', 'not clear at all'],
            ['понятно всё', 'entirely clear'],
          ],
          {
            standard: [
              '8.4.3',
              'Условия объясняют без терминов, с примером платежа.',
              'Terms are explained without jargon, with an example payment.',
            ],
            weight: '2',
          },
        ),
        yesNo(
          'paper',
          [
            'Дали расчёт или памятку с собой?',
            'Were you given a calculation or leaflet to take away?',
          ],
          {
            standard: [
              '8.4.4',
              'Клиент уходит с расчётом на бумаге или в почте.',
              'The client leaves with a calculation on paper or by e-mail.',
            ],
            photo: 'optional',
          },
        ),
      ],
    ),
    section(
      'closing',
      '10',
      ['Завершение', 'Closing'],
      [
        yesNo(
          'next',
          ['Договорились о следующем шаге и сроке?', 'Were a next step and a date agreed?'],
          {
            standard: [
              '8.5.1',
              'Разговор заканчивают следующим шагом и сроком.',
              'A conversation ends with a next step and a date.',
            ],
            weight: '2',
          },
        ),
        yesNo(
          'pressure',
          [
            'На вас давили: «только сегодня», «все берут»?',
            'Were you pressed: “only today”, “everybody takes it”?',
          ],
          {
            standard: [
              '8.5.2',
              'Клиента не торопят и не запугивают.',
              'Clients are neither hurried nor frightened.',
            ],
            wrong: true,
            critical: critical('outcome-fail'),
          },
        ),
        informs(
          'text',
          'story',
          ['Опишите разговор по порядку.', 'Describe the conversation in order.'],
          {},
        ),
      ],
    ),
  ],
)
