import {
  capAt,
  chose,
  critical,
  informs,
  measured,
  multiple,
  number,
  scale,
  section,
  single,
  template,
  upTo,
  yesNo,
} from '../template-parts'

export const accountingDesk = template(
  {
    title: ['Бэк-офис: бухгалтерия', 'Back office: accounting'],
    touchpoint: 'back-office',
    passMark: '80',
  },
  [
    section(
      'reach',
      '20',
      ['Обращение', 'Getting through'],
      [
        single(
          'channel',
          ['Как вы обратились?', 'How did you get in touch?'],
          [
            ['0', 'Позвонили', 'By telephone'],
            ['0', 'Написали', 'In writing'],
            ['0', 'Пришли', 'In person'],
          ],
          { comment: 'never', informational: true },
        ),
        measured(
          'duration',
          'pickup',
          ['Через сколько ответили на звонок?', 'How long until the call was answered?'],
          upTo(40, '1', 60, '0.5'),
          {
            standard: [
              '13.1.1',
              'На звонок отвечают за 40 секунд.',
              'Calls are answered within 40 seconds.',
            ],
            weight: '2',
            showWhen: chose('channel', 'channel.1'),
          },
        ),
        number(
          'reply-hours',
          [
            'Через сколько рабочих часов ответили на письмо?',
            'After how many working hours was the message answered?',
          ],
          upTo(6, '1', 9, '0.5'),
          {
            unit: ['раб. ч', 'working h'],
            standard: [
              '13.1.2',
              'На письмо отвечают за 6 рабочих часов.',
              'Messages are answered within 6 working hours.',
            ],
            weight: '2',
            showWhen: chose('channel', 'channel.2'),
          },
        ),
        yesNo(
          'owner',
          [
            'Сразу попали к тому, кто отвечает за вопрос?',
            'Did you reach the person in charge at once?',
          ],
          {
            standard: [
              '13.1.3',
              'Список «кто за что отвечает» доступен и верен.',
              'The list of who answers for what is available and right.',
            ],
            weight: '2',
          },
        ),
        yesNo('name', ['Сотрудник представился?', 'Did they give their name?'], {
          standard: ['13.1.4', 'Сотрудник называет отдел и имя.', 'Department and name are given.'],
        }),
      ],
    ),
    section(
      'answer',
      '45',
      ['Ответ', 'Answer'],
      [
        yesNo(
          'clarified',
          ['Уточнили договор, период и документ?', 'Were contract, period and document clarified?'],
          {
            standard: [
              '13.2.1',
              'До ответа уточняют договор, период и вид документа.',
              'Contract, period and kind of document are clarified first.',
            ],
            weight: '2',
          },
        ),
        single(
          'delivered',
          [
            'Когда вы получили документ или ответ по существу?',
            'When did you get the document or the answer?',
          ],
          [
            ['1', 'В тот же день', 'The same day'],
            ['0.7', 'В названный срок', 'By the date named'],
            ['0.3', 'Позже срока', 'Later'],
            ['0', 'Не получили', 'Never'],
          ],
          {
            standard: [
              '13.2.2',
              'Акт сверки, счёт и справку отдают за один рабочий день или называют срок.',
              'Reconciliations, invoices and certificates come within one working day, or a date is named.',
            ],
            weight: '5',
          },
        ),
        yesNo(
          'correct',
          [
            'Документ верен: реквизиты, суммы, период, подписи?',
            'Is the document right: details, sums, period, signatures?',
          ],
          {
            standard: [
              '13.2.3',
              'Документ уходит без ошибок.',
              'Documents leave without mistakes.',
            ],
            weight: '4',
            notApplicable: true,
            critical: capAt('60'),
            photo: 'optional',
          },
        ),
        multiple(
          'told',
          ['Что сказали вместе с ответом?', 'What was said with the answer?'],
          [
            ['1', 'Когда и каким путём придёт оригинал', 'When and how the original comes'],
            ['1', 'Что нужно от вас', 'What is needed from you'],
            ['1', 'К кому обращаться дальше', 'Whom to turn to next'],
          ],
          {
            standard: [
              '13.2.4',
              'Говорят, когда придёт оригинал, что нужно от клиента и кто ведёт вопрос.',
              'They say when the original comes, what is needed and who is in charge.',
            ],
            weight: '2',
          },
        ),
        scale(
          'plain',
          ['Насколько понятно объяснили?', 'How clear was the explanation?'],
          [
            ['ничего не понятно', 'not clear at all'],
            ['понятно всё', 'entirely clear'],
          ],
          {
            standard: [
              '13.2.5',
              'Объясняют словами, понятными не бухгалтеру.',
              'Explained in words that a layman understands.',
            ],
            weight: '2',
          },
        ),
      ],
    ),
    section(
      'security',
      '20',
      ['Безопасность', 'Security'],
      [
        yesNo(
          'identity',
          [
            'Проверили, кто вы, прежде чем назвать суммы или прислать документы?',
            'Were you identified before sums were named or documents sent?',
          ],
          {
            standard: [
              '13.3.1',
              'Суммы и документы дают только уполномоченному: по договору, почте из договора или доверенности.',
              'Sums and documents go only to the authorised: by contract, its e-mail address, or power of attorney.',
            ],
            weight: '3',
            critical: critical('total-zero'),
          },
        ),
        yesNo('others', ['Назвали данные других клиентов?', 'Were other clients’ data named?'], {
          standard: [
            '13.3.2',
            'Данных других клиентов не называют.',
            'Other clients’ data are never named.',
          ],
          weight: '2',
          wrong: true,
          critical: critical('outcome-fail'),
        }),
        yesNo(
          'account-change',
          [
            'На просьбу сменить счёт для оплаты ответили отказом до письма по договору?',
            'Was a request to change the payment account refused until written as the contract says?',
          ],
          {
            hint: [
              'Спросите по сценарию, ничего не меняйте на деле.',
              'Ask as in the scenario; change nothing in fact.',
            ],
            standard: [
              '13.3.3',
              'Реквизиты меняют только по письму, подтверждённому звонком.',
              'Bank details change only by letter, confirmed by a call.',
            ],
            weight: '3',
            notApplicable: true,
            critical: critical('section-zero'),
          },
        ),
      ],
    ),
    section(
      'manner',
      '15',
      ['Отношение', 'Manner'],
      [
        yesNo(
          'polite',
          ['Говорили вежливо, без раздражения?', 'Were they polite, without irritation?'],
          {
            standard: [
              '13.4.1',
              'С клиентом и коллегой говорят одинаково вежливо.',
              'Clients and colleagues are spoken to with the same courtesy.',
            ],
          },
        ),
        yesNo(
          'closing',
          ['Итог и срок повторили в конце?', 'Were outcome and date repeated at the end?'],
          {
            standard: [
              '13.4.2',
              'В конце повторяют итог и срок.',
              'Outcome and date are repeated at the end.',
            ],
          },
        ),
        informs('text', 'story', [
          'Опишите обращение по порядку.',
          'Describe the contact in order.',
        ]),
      ],
    ),
  ],
)
