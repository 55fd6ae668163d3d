import {
  capAt,
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

export const salesCall = template(
  { title: ['Звонок в отдел продаж', 'Sales call'], touchpoint: 'call', passMark: '80' },
  [
    section(
      'answering',
      '20',
      ['Ответ на звонок', 'Answering'],
      [
        measured(
          'duration',
          'answer-time',
          ['Через сколько секунд ответил человек?', 'How many seconds before a person answered?'],
          upTo(20, '1', 40, '0.5'),
          {
            hint: [
              'Считайте от первого гудка до живого голоса, вместе с голосовым меню.',
              'Count from the first ring to a live voice, including any voice menu.',
            ],
            standard: [
              '2.1.1',
              'На звонок в продажи живой человек отвечает за 20 секунд, на сервисный звонок за 40 секунд.',
              'A sales call is answered by a person within 20 seconds, a service call within 40 seconds.',
            ],
            weight: '3',
          },
        ),
        number(
          'attempts',
          ['С какого раза вы дозвонились?', 'On which attempt did you get through?'],
          upTo(1, '1', 2, '0.5'),
          {
            least: '1',
            hint: [
              'Занято, обрыв и сброс считаются попыткой.',
              'Engaged, cut off and rejected each count as an attempt.',
            ],
            standard: [
              '2.1.2',
              'Клиент дозванивается с первого раза. Пропущенному перезванивают за 15 минут.',
              'Clients get through on the first attempt. A missed caller is called back within 15 minutes.',
            ],
          },
        ),
        multiple(
          'opening',
          ['Что сказал менеджер, ответив?', 'What did the agent say on answering?'],
          [
            ['1', 'Поздоровался', 'A greeting'],
            ['1', 'Назвал компанию', 'The company’s name'],
            ['1', 'Назвал своё имя', 'Their own name'],
            ['0', 'Ничего из этого', 'None of these'],
          ],
          {
            standard: [
              '2.1.3',
              'Ответив, здороваются, называют компанию и своё имя.',
              'On answering: a greeting, the company’s name and one’s own name.',
            ],
            weight: '2',
            comment: 'never',
          },
        ),
        yesNo(
          'line',
          [
            'Менеджера было хорошо слышно, без шума и эха?',
            'Could you hear the agent well, without noise or echo?',
          ],
          {
            standard: [
              '2.1.4',
              'Разговор ведут через исправную гарнитуру, посторонних голосов не слышно.',
              'Calls are made on a working headset; no other voices are heard.',
            ],
          },
        ),
      ],
    ),
    section(
      'needs',
      '25',
      ['Потребность', 'Understanding the need'],
      [
        yesNo(
          'your-name',
          [
            'Менеджер узнал ваше имя и обращался к вам по имени?',
            'Did the agent ask your name and use it?',
          ],
          {
            standard: [
              '2.2.1',
              'Имя клиента узнают в начале разговора и называют не меньше двух раз.',
              'The client’s name is asked at the start and used at least twice.',
            ],
          },
        ),
        single(
          'questions',
          [
            'Сколько вопросов о вашей задаче задал менеджер, прежде чем предложить решение?',
            'How many questions about your need did the agent ask before suggesting anything?',
          ],
          [
            ['1', 'Три и больше', 'Three or more'],
            ['0.5', 'Один или два', 'One or two'],
            ['0', 'Ни одного', 'None'],
          ],
          {
            standard: [
              '2.2.2',
              'До предложения задают не меньше трёх открытых вопросов о задаче клиента.',
              'At least three open questions about the client’s need come before any offer.',
            ],
            weight: '3',
          },
        ),
        yesNo(
          'summary',
          [
            'Менеджер повторил своими словами, что вам нужно?',
            'Did the agent sum up in their own words what you need?',
          ],
          {
            standard: [
              '2.2.3',
              'Прежде чем предложить решение, повторяют своими словами, что нужно клиенту.',
              'Before an offer the need is summed up in one’s own words.',
            ],
            weight: '2',
          },
        ),
      ],
    ),
    section(
      'offer',
      '30',
      ['Предложение', 'The offer'],
      [
        scale(
          'clarity',
          [
            'Насколько понятно менеджер объяснил предложение?',
            'How clearly did the agent explain the offer?',
          ],
          [
            ['ничего не понятно', 'not clear at all'],
            ['понятно всё', 'entirely clear'],
          ],
          {
            hint: [
              '5: вы могли бы пересказать предложение коллеге. 3: пришлось переспрашивать. 1: поняли меньше, чем было на сайте.',
              '5: you could repeat the offer to a colleague. 3: you had to ask again. 1: you learned less than the website says.',
            ],
            standard: [
              '2.3.1',
              'О товаре говорят словами клиента, без внутренних сокращений и артикулов.',
              'Products are explained in the client’s words, without internal abbreviations or codes.',
            ],
            weight: '3',
          },
        ),
        yesNo(
          'benefit',
          [
            'Менеджер связал предложение с тем, что вы рассказали о своей задаче?',
            'Did the agent tie the offer to what you had said about your need?',
          ],
          {
            standard: [
              '2.3.2',
              'Каждое названное свойство связывают с тем, что рассказал клиент.',
              'Every feature is tied to something the client said.',
            ],
            weight: '2',
          },
        ),
        single(
          'price',
          ['Как менеджер назвал цену?', 'How did the agent state the price?'],
          [
            ['1', 'Полную цену, и что в неё входит', 'The full price, and what it includes'],
            ['0.5', 'Только цену «от»', 'Only a “from” price'],
            ['0', 'Не назвал', 'Did not state it'],
          ],
          {
            standard: [
              '2.3.3',
              'Называют полную цену и то, что в неё входит. Цены «от» без пояснений не называют.',
              'The full price is stated with what it includes. No bare “from” prices.',
            ],
            weight: '2',
          },
        ),
        yesNo(
          'related-offer',
          ['Менеджер предложил подходящее дополнение?', 'Did the agent suggest a suitable extra?'],
          {
            hint: [
              '«Не применимо», если до выбора не дошло.',
              '“Not applicable” if the call did not get as far as a choice.',
            ],
            standard: [
              '2.3.4',
              'К выбору предлагают одно подходящее дополнение.',
              'One suitable extra is offered with the choice.',
            ],
            notApplicable: true,
          },
        ),
        yesNo(
          'facts-true',
          [
            'Цена, наличие и сроки совпали с тем, что указано на сайте в день звонка?',
            'Did price, availability and delivery match the website on the day of the call?',
          ],
          {
            hint: [
              'Сверьте сразу после разговора. Если не совпало, приложите снимок экрана.',
              'Check right after the call. If they differ, attach a screenshot.',
            ],
            standard: [
              '2.3.5',
              'Цена, наличие и сроки, названные по телефону, совпадают с сайтом.',
              'Price, availability and delivery given by telephone match the website.',
            ],
            weight: '2',
            notApplicable: true,
            critical: critical('section-zero'),
            photo: 'required-low',
          },
        ),
      ],
    ),
    section(
      'closing',
      '20',
      ['Возражения и завершение', 'Objections and closing'],
      [
        single(
          'objection',
          [
            'Вы сказали: «Дорого». Как ответил менеджер?',
            'You said “That is expensive”. How did the agent respond?',
          ],
          [
            [
              '1',
              'Выслушал, согласился, что вопрос важен, и объяснил, из чего складывается цена',
              'Heard you out, took the point seriously and explained what the price is made of',
            ],
            [
              '0.5',
              'Сразу предложил скидку или начал спорить',
              'Offered a discount at once, or argued',
            ],
            ['0', 'Промолчал или закончил разговор', 'Said nothing, or ended the call'],
          ],
          {
            standard: [
              '2.4.1',
              'Возражение выслушивают до конца, признают его и отвечают по существу.',
              'An objection is heard out, acknowledged and answered to the point.',
            ],
            weight: '2',
            notApplicable: true,
          },
        ),
        single(
          'next-step',
          ['О чём договорились в конце разговора?', 'What was agreed at the end of the call?'],
          [
            ['1', 'О следующем шаге и его дате', 'A next step and its date'],
            [
              '0.3',
              '«Звоните», «подумайте», «пришлём» без даты',
              '“Call us”, “think about it”, “we will send it”, without a date',
            ],
            ['0', 'Ни о чём', 'Nothing'],
          ],
          {
            hint: [
              'Если не договорились ни о чём, оценка за звонок не поднимется выше 80 %.',
              'If nothing was agreed, the score of the call does not rise above 80 %.',
            ],
            standard: [
              '2.4.2',
              'Разговор заканчивают договорённостью: что, кто и когда сделает.',
              'Every call ends with an agreement: what is done, by whom and when.',
            ],
            weight: '3',
            critical: capAt('80', '0.3'),
          },
        ),
        measured(
          'duration',
          'hold',
          ['Сколько всего вы ждали на удержании?', 'How long were you on hold in total?'],
          line(15, 90),
          {
            hint: [
              'Если вас не ставили на удержание, запишите 0.',
              'If you were not put on hold, enter 0.',
            ],
            standard: [
              '2.4.3',
              'На удержании клиент ждёт не дольше 15 секунд, дольше с его согласия.',
              'Nobody is kept on hold for more than 15 seconds without agreeing to it.',
            ],
          },
        ),
        yesNo(
          'goodbye',
          [
            'Менеджер поблагодарил за звонок и попрощался, дождавшись, пока вы положите трубку?',
            'Did the agent thank you, say goodbye and let you hang up first?',
          ],
          {
            standard: [
              '2.4.4',
              'В конце благодарят за звонок, прощаются и дают клиенту первым положить трубку.',
              'At the end the caller is thanked, said goodbye to, and hangs up first.',
            ],
          },
        ),
      ],
    ),
    section(
      'manner',
      '5',
      ['Манера разговора', 'Manner'],
      [
        yesNo(
          'call-polite',
          [
            'С вами говорили вежливо, не перебивали и не торопили?',
            'Were you spoken to politely, without interruption or haste?',
          ],
          {
            hint: [
              'Опишите в комментарии, если перебивали или торопили.',
              'Describe in a comment any interruption or haste.',
            ],
            standard: [
              '2.5.1',
              'Клиента не перебивают и не торопят.',
              'Clients are neither interrupted nor hurried.',
            ],
          },
        ),
        yesNo(
          'call-rude',
          [
            'Менеджер нагрубил, повысил голос или бросил трубку?',
            'Was the agent rude, did they raise their voice or hang up on you?',
          ],
          {
            hint: [
              '«Да» обнуляет оценку за звонок. Запишите слова дословно.',
              '“Yes” sets the score of the call to zero. Write the words down exactly.',
            ],
            standard: [
              '2.5.2',
              'Грубость, насмешка и брошенная трубка недопустимы при любом поводе.',
              'Rudeness, mockery and hanging up are never acceptable, whatever the cause.',
            ],
            weight: '2',
            critical: critical('total-zero'),
            wrong: true,
          },
        ),
      ],
    ),
    section(
      'callback',
      '0',
      ['После звонка', 'After the call'],
      [
        yesNo(
          'kept-word',
          [
            'Менеджер сделал обещанное в тот же день: перезвонил или прислал предложение?',
            'Did the agent keep the promise the same day: a call back, or the offer sent?',
          ],
          {
            hint: ['Ответ «да» прибавляет к оценке 3 пункта.', '“Yes” adds 3 points to the score.'],
            weight: '3',
            optional: true,
            bonus: true,
            comment: 'never',
          },
        ),
        informs('text', 'retelling', [
          'Перескажите разговор: что вы спросили, что ответили, чем кончилось',
          'Retell the call: what you asked, what was answered, how it ended',
        ]),
      ],
    ),
  ],
)
