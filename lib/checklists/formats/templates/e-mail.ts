import {
  capAt,
  chose,
  critical,
  informs,
  line,
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

export const eMail = template(
  { title: ['Переписка по электронной почте', 'E-mail'], touchpoint: 'email', passMark: '80' },
  [
    section(
      'times',
      '30',
      ['Сроки', 'Times'],
      [
        informs('date', 'sent-on', ['Когда вы отправили письмо?', 'When did you send the e-mail?']),
        informs('time', 'sent-at', ['Во сколько?', 'At what time?']),
        number(
          'hours',
          [
            'Через сколько рабочих часов пришёл ответ человека?',
            'After how many working hours did a person reply?',
          ],
          upTo(6, '1', 9, '0.5'),
          {
            hint: [
              'Автоматическое подтверждение не считается. Рабочий день: 9 часов.',
              'An automatic confirmation does not count. A working day has 9 hours.',
            ],
            unit: ['раб. ч', 'working h'],
            standard: [
              '12.1.1',
              'Отвечают за 6 рабочих часов, не позже одного рабочего дня.',
              'Replies come within 6 working hours, one working day at most.',
            ],
            weight: '4',
          },
        ),
        yesNo(
          'auto',
          [
            'Пришло подтверждение со сроком ответа?',
            'Did a confirmation with a time for the reply come?',
          ],
          { standard: ['12.1.2', 'Автоответ называет срок.', 'The automatic reply names a time.'] },
        ),
        yesNo(
          'deadline',
          [
            'Если решение требует времени, назвали срок?',
            'Where the solution takes time, was a deadline named?',
          ],
          {
            standard: [
              '12.1.3',
              'Клиенту называют срок окончательного ответа.',
              'The client is told the deadline of the final answer.',
            ],
            weight: '2',
            notApplicable: true,
          },
        ),
      ],
    ),
    section(
      'content',
      '40',
      ['Содержание', 'Content'],
      [
        yesNo(
          'all',
          ['Ответили на все вопросы письма?', 'Were all questions of the e-mail answered?'],
          {
            standard: [
              '12.2.1',
              'Отвечают на каждый вопрос, в порядке письма.',
              'Every question is answered, in the order of the e-mail.',
            ],
            weight: '4',
          },
        ),
        yesNo('right', ['Сведения верны?', 'Is the information correct?'], {
          standard: [
            '12.2.2',
            'Сведения верны и не противоречат сайту.',
            'Information is correct and agrees with the website.',
          ],
          weight: '4',
          critical: capAt('60'),
        }),
        scale(
          'plain',
          ['Насколько легко понять письмо?', 'How easy is the e-mail to understand?'],
          [
            ['трудно', 'hard'],
            ['легко', 'easy'],
          ],
          {
            standard: [
              '12.2.3',
              'Короткие абзацы, без канцелярита.',
              'Short paragraphs, no officialese.',
            ],
            weight: '2',
          },
        ),
        yesNo(
          'step',
          [
            'Понятно, что делать дальше и кому писать?',
            'Is it clear what to do next and whom to write to?',
          ],
          {
            standard: [
              '12.2.4',
              'В письме следующий шаг и прямой контакт.',
              'The e-mail holds the next step and a direct contact.',
            ],
            weight: '2',
          },
        ),
        yesNo('attachments', ['Были вложения?', 'Were there attachments?'], {
          standard: [
            '12.2.5',
            'Вложения открываются, названы понятно и упомянуты в письме.',
            'Attachments open, have clear names and are mentioned.',
          ],
          comment: 'never',
          informational: true,
        }),
        multiple(
          'attached',
          ['Что верно о вложениях?', 'What holds for the attachments?'],
          [
            ['1', 'Открываются', 'They open'],
            ['1', 'Имена файлов понятны', 'File names are clear'],
            ['1', 'Упомянуты в письме', 'They are mentioned'],
          ],
          {
            standard: [
              '12.2.5',
              'Вложения открываются, названы понятно и упомянуты в письме.',
              'Attachments open, have clear names and are mentioned.',
            ],
            showWhen: chose('attachments', 'yes'),
          },
        ),
      ],
    ),
    section(
      'form',
      '20',
      ['Оформление', 'Form'],
      [
        yesNo('subject', ['Тема письма сохранена и понятна?', 'Is the subject kept and clear?'], {
          standard: [
            '12.3.1',
            'Тему сохраняют, переписку не обрывают.',
            'Subject and thread are kept.',
          ],
        }),
        yesNo(
          'greeting',
          [
            'Обратились по имени и подписались: имя, должность, телефон?',
            'Were you addressed by name, and is it signed with name, position and telephone?',
          ],
          {
            standard: [
              '12.3.2',
              'Обращение по имени, подпись с именем, должностью и телефоном.',
              'Addressed by name; signed with name, position and telephone.',
            ],
          },
        ),
        measured(
          'counter',
          'errors',
          ['Сколько ошибок в письме?', 'How many mistakes are in the e-mail?'],
          line(0, 4),
          { standard: ['12.3.3', 'Письмо без ошибок.', 'The e-mail has no mistakes.'] },
        ),
        yesNo(
          'leak',
          [
            'В письме или переписке ниже видны чужие данные или внутренние комментарии?',
            'Does the e-mail or the thread below show other people’s data or internal remarks?',
          ],
          {
            standard: [
              '12.3.4',
              'Чужие данные и внутренняя переписка клиенту не уходят.',
              'Other people’s data and internal talk never reach a client.',
            ],
            weight: '3',
            wrong: true,
            critical: critical('total-zero'),
          },
        ),
      ],
    ),
    section(
      'after',
      '10',
      ['Итог', 'Outcome'],
      [
        single(
          'solved',
          ['Вопрос решён?', 'Is the matter settled?'],
          [
            ['1', 'Первым письмом', 'By the first e-mail'],
            ['0.6', 'После уточнения', 'After a clarification'],
            ['0', 'Нет', 'No'],
          ],
          {
            standard: [
              '12.4.1',
              'Вопрос решают первым письмом.',
              'The matter is settled by the first e-mail.',
            ],
          },
        ),
        informs('file', 'mail', [
          'Приложите переписку файлом.',
          'Attach the correspondence as a file.',
        ]),
        informs('text', 'remark', ['Что улучшить?', 'What should be improved?'], {
          optional: true,
        }),
      ],
    ),
  ],
)
