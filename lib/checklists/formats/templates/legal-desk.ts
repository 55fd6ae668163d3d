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

export const legalDesk = template(
  {
    title: ['Бэк-офис: юридический отдел', 'Back office: legal department'],
    touchpoint: 'back-office',
    passMark: '80',
  },
  [
    section(
      'intake',
      '20',
      ['Приём запроса', 'Taking the request'],
      [
        informs('date', 'asked-on', ['Когда отправлен запрос?', 'When was the request sent?']),
        number(
          'first-reply',
          [
            'Через сколько рабочих часов подтвердили приём?',
            'After how many working hours was receipt confirmed?',
          ],
          upTo(2, '1', 6, '0.5'),
          {
            unit: ['раб. ч', 'working h'],
            standard: [
              '14.1.1',
              'Приём запроса подтверждают за 2 рабочих часа: номер, юрист, срок.',
              'Receipt is confirmed within 2 working hours: number, lawyer, date.',
            ],
            weight: '2',
          },
        ),
        multiple(
          'confirmed',
          ['Что было в подтверждении?', 'What did the confirmation hold?'],
          [
            ['1', 'Номер запроса', 'A request number'],
            ['1', 'Имя юриста', 'The lawyer’s name'],
            ['1', 'Срок ответа', 'The date of the answer'],
          ],
          {
            standard: [
              '14.1.1',
              'Приём запроса подтверждают за 2 рабочих часа: номер, юрист, срок.',
              'Receipt is confirmed within 2 working hours: number, lawyer, date.',
            ],
            weight: '2',
            comment: 'never',
          },
        ),
        yesNo(
          'missing',
          [
            'Недостающие документы запросили одним списком?',
            'Were missing documents asked for in one list?',
          ],
          {
            standard: [
              '14.1.2',
              'Недостающее запрашивают один раз, списком.',
              'What is missing is asked for once, as a list.',
            ],
            notApplicable: true,
          },
        ),
      ],
    ),
    section(
      'work',
      '45',
      ['Работа над вопросом', 'Work'],
      [
        single(
          'in-time',
          ['Ответ пришёл в названный срок?', 'Did the answer come by the date named?'],
          [
            ['1', 'Да', 'Yes'],
            ['0.6', 'Нет, но предупредили заранее', 'No, but it was announced in advance'],
            ['0', 'Нет, без предупреждения', 'No, without notice'],
          ],
          {
            standard: [
              '14.2.1',
              'Срок держат или переносят заранее с причиной.',
              'The date is kept, or moved in advance with a reason.',
            ],
            weight: '4',
          },
        ),
        measured(
          'counter',
          'rounds',
          [
            'Сколько кругов правок прошёл договор?',
            'How many rounds of changes did the contract take?',
          ],
          upTo(1, '1', 2, '0.7', 3, '0.3'),
          {
            standard: ['14.2.2', 'Замечания отдают за один круг.', 'Remarks come in one round.'],
            weight: '2',
            notApplicable: true,
          },
        ),
        multiple(
          'remarks',
          ['Какими были замечания?', 'What were the remarks like?'],
          [
            ['1', 'С указанием пункта', 'They name the clause'],
            ['1', 'С риском простыми словами', 'They name the risk in plain words'],
            ['1', 'С готовой формулировкой', 'They offer wording'],
            [
              '1',
              'Отделяют обязательное от желательного',
              'They part the necessary from the desirable',
            ],
          ],
          {
            standard: [
              '14.2.3',
              'Замечание называет пункт, риск, готовую формулировку и обязательность.',
              'A remark names clause, risk, wording and whether it is necessary.',
            ],
            weight: '4',
          },
        ),
        yesNo(
          'answer',
          [
            'Есть прямой ответ: можно, нельзя, можно при условии?',
            'Is there a direct answer: yes, no, yes if?',
          ],
          {
            standard: [
              '14.2.4',
              'Заключение начинают с прямого ответа.',
              'An opinion begins with the direct answer.',
            ],
            weight: '3',
          },
        ),
        yesNo(
          'sources',
          ['Названы норма и пункт договора?', 'Are the rule of law and the clause named?'],
          {
            standard: [
              '14.2.5',
              'Вывод опирается на норму и пункт договора.',
              'A conclusion rests on a rule and a clause.',
            ],
            weight: '2',
          },
        ),
        yesNo('correct', ['Ответ верен по существу?', 'Is the answer right in substance?'], {
          hint: ['Сверьте с ответом в сценарии.', 'Compare with the answer in the scenario.'],
          standard: ['14.2.6', 'Заключение верно.', 'The opinion is right.'],
          weight: '4',
          critical: capAt('50'),
        }),
      ],
    ),
    section(
      'secrecy',
      '20',
      ['Конфиденциальность', 'Confidentiality'],
      [
        yesNo(
          'authorised',
          [
            'До ответа проверили, вправе ли вы его получить?',
            'Was your right to the answer checked first?',
          ],
          {
            standard: [
              '14.3.1',
              'Заключение дают только тому, кто вправе его получить.',
              'Opinions go only to those entitled to them.',
            ],
            weight: '3',
            critical: critical('total-zero'),
          },
        ),
        yesNo(
          'leak',
          [
            'В ответе видны чужие дела, правки или комментарии?',
            'Does the answer show other cases, changes or comments?',
          ],
          {
            standard: [
              '14.3.2',
              'Файл уходит без чужих данных, исправлений и скрытых комментариев.',
              'Files leave without others’ data, tracked changes or hidden comments.',
            ],
            weight: '2',
            wrong: true,
            critical: critical('section-zero'),
          },
        ),
      ],
    ),
    section(
      'manner',
      '15',
      ['Общение', 'Manner'],
      [
        scale(
          'help',
          [
            'Вам помогали сделать дело или искали, почему нельзя?',
            'Did they help it happen, or look for why not?',
          ],
          [
            ['искали, почему нельзя', 'looked for why not'],
            ['помогали', 'helped'],
          ],
          {
            standard: [
              '14.4.1',
              'К отказу предлагают путь, которым можно.',
              'A refusal comes with a way that works.',
            ],
            weight: '2',
          },
        ),
        yesNo('call', ['Вы звонили с вопросом?', 'Did you call with a question?'], {
          comment: 'never',
          informational: true,
          standard: [
            '14.4.2',
            'На вопрос по заключению отвечают в день обращения.',
            'Questions about an opinion are answered the same day.',
          ],
        }),
        yesNo('call-day', ['Ответили в тот же день?', 'Was it answered the same day?'], {
          standard: [
            '14.4.2',
            'На вопрос по заключению отвечают в день обращения.',
            'Questions about an opinion are answered the same day.',
          ],
          showWhen: chose('call', 'yes'),
        }),
        informs(
          'file',
          'opinion',
          [
            'Приложите ответ, убрав данные компании.',
            'Attach the answer with company data removed.',
          ],
          { optional: true },
        ),
        informs('text', 'story', ['Опишите, как шла работа.', 'Describe how it went.']),
      ],
    ),
  ],
)
