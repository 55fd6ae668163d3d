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
  upTo,
  yesNo,
} from '../template-parts'

export const messengerDialogue = template(
  {
    title: ['Чат или мессенджер', 'Chat or messenger dialogue'],
    touchpoint: 'chat',
    passMark: '80',
  },
  [
    section(
      'speed',
      '30',
      ['Скорость', 'Speed'],
      [
        measured(
          'duration',
          'first-reply',
          ['Через сколько ответил человек?', 'How long until a person replied?'],
          upTo(40, '1', 120, '0.5'),
          {
            standard: [
              '11.1.1',
              'Человек отвечает в течение 40 секунд.',
              'A person replies within 40 seconds.',
            ],
            weight: '4',
          },
        ),
        measured(
          'duration',
          'pause',
          [
            'Какой была самая долгая пауза между вашими сообщениями и ответом?',
            'What was the longest pause between your message and a reply?',
          ],
          line(60, 300),
          {
            standard: [
              '11.1.2',
              'Паузы не дольше минуты, о более долгой предупреждают.',
              'Pauses last at most a minute; longer ones are announced.',
            ],
            weight: '2',
          },
        ),
        yesNo('bot', ['Сначала отвечал бот?', 'Did a bot answer first?'], {
          standard: [
            '11.1.3',
            'Бот говорит, что он бот, и по первой просьбе зовёт человека.',
            'A bot says that it is one and calls a person at the first request.',
          ],
          comment: 'never',
          informational: true,
        }),
        single(
          'handover',
          ['Как бот передал вас человеку?', 'How did the bot hand you over?'],
          [
            [
              '1',
              'По первой просьбе, со всей перепиской',
              'At the first request, with the whole conversation',
            ],
            ['0.5', 'Не сразу или пришлось повторять', 'Not at once, or with repeating'],
            ['0', 'Не передал', 'Not at all'],
          ],
          {
            standard: [
              '11.1.3',
              'Бот говорит, что он бот, и по первой просьбе зовёт человека.',
              'A bot says that it is one and calls a person at the first request.',
            ],
            weight: '2',
            showWhen: chose('bot', 'yes'),
          },
        ),
      ],
    ),
    section(
      'talk',
      '20',
      ['Общение', 'Manner'],
      [
        yesNo('name', ['Сотрудник представился?', 'Did the agent give a name?'], {
          standard: ['11.2.1', 'В первом сообщении имя.', 'The first message carries a name.'],
        }),
        measured(
          'counter',
          'mistakes',
          [
            'Сколько ошибок и опечаток в сообщениях сотрудника?',
            'How many mistakes and misprints are in the agent’s messages?',
          ],
          upTo(0, '1', 2, '0.5'),
          { standard: ['11.2.2', 'Пишут грамотно.', 'Messages are free of mistakes.'] },
        ),
        yesNo(
          'templates',
          [
            'Ответы были по делу, а не готовыми кусками мимо вопроса?',
            'Were replies to the point, not canned texts beside it?',
          ],
          {
            standard: [
              '11.2.3',
              'Шаблон правят под вопрос.',
              'Templates are fitted to the question.',
            ],
            weight: '2',
          },
        ),
        scale(
          'tone',
          ['Каким был тон?', 'What was the tone?'],
          [
            ['холодный', 'cold'],
            ['дружелюбный', 'friendly'],
          ],
          {
            standard: [
              '11.2.4',
              'Тон спокойный и дружелюбный, без сарказма.',
              'The tone is calm and friendly, without sarcasm.',
            ],
            weight: '2',
            icon: 'face',
          },
        ),
        yesNo('rude', ['Были грубость или насмешка?', 'Was there rudeness or mockery?'], {
          standard: ['11.2.5', 'Грубость недопустима.', 'Rudeness is out of the question.'],
          weight: '2',
          wrong: true,
          critical: critical('total-zero'),
          photo: 'required-low',
        }),
      ],
    ),
    section(
      'answer',
      '40',
      ['Ответ', 'Answer'],
      [
        multiple(
          'clarified',
          ['Что уточнили, прежде чем ответить?', 'What was clarified before answering?'],
          [
            ['1', 'Товар, услугу или договор', 'Product, service or contract'],
            ['1', 'Город или адрес', 'City or address'],
            ['1', 'Желаемый результат', 'The result wanted'],
          ],
          {
            standard: [
              '11.3.1',
              'До ответа уточняют предмет, место и желаемый результат.',
              'Subject, place and wanted result are clarified first.',
            ],
            weight: '2',
          },
        ),
        yesNo(
          'complete',
          ['Ответили на все вопросы из сценария?', 'Were all questions of the scenario answered?'],
          {
            standard: ['11.3.2', 'На каждый вопрос есть ответ.', 'Every question gets an answer.'],
            weight: '3',
          },
        ),
        yesNo('correct', ['Ответ верен?', 'Is the answer correct?'], {
          standard: ['11.3.3', 'Сведения верны.', 'Information is correct.'],
          weight: '3',
          critical: capAt('60'),
          photo: 'required-low',
        }),
        yesNo(
          'privacy',
          [
            'Просили прислать данные карты или паспорт в чат?',
            'Were you asked to send card or passport data in the chat?',
          ],
          {
            standard: [
              '11.3.4',
              'Данные карт и паспортов в чате не запрашивают.',
              'Card and passport data are never asked for in a chat.',
            ],
            weight: '2',
            wrong: true,
            critical: critical('outcome-fail'),
            photo: 'required-low',
          },
        ),
        single(
          'link',
          ['Дали ссылку, файл или номер обращения?', 'Was a link, a file or a number given?'],
          [
            ['1', 'Да, и это подошло', 'Yes, and it served'],
            ['0.5', 'Да, но общее', 'Yes, but general'],
            ['0', 'Нет', 'No'],
          ],
          {
            standard: [
              '11.3.5',
              'Ответ подкрепляют ссылкой, файлом или номером.',
              'Answers come with a link, a file or a number.',
            ],
          },
        ),
      ],
    ),
    section(
      'end',
      '10',
      ['Завершение', 'Ending'],
      [
        yesNo(
          'asked-more',
          [
            'Спросили, чем ещё помочь, и попрощались?',
            'Were you asked for more and bidden goodbye?',
          ],
          {
            standard: [
              '11.4.1',
              'Диалог завершают вопросом и прощанием.',
              'A dialogue ends with a question and a goodbye.',
            ],
          },
        ),
        informs(
          'photo',
          'screenshots',
          [
            'Приложите снимки экрана всей переписки.',
            'Attach screenshots of the whole conversation.',
          ],
          { photo: 'required' },
        ),
        informs(
          'text',
          'remark',
          ['Что можно было сделать лучше?', 'What could have been done better?'],
          { optional: true },
        ),
      ],
    ),
  ],
)
