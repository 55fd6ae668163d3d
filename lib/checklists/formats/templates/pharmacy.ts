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

export const pharmacy = template(
  { title: ['Аптека', 'Pharmacy'], touchpoint: 'store', passMark: '85' },
  [
    section(
      'hall',
      '15',
      ['Вход и зал', 'Entrance and hall'],
      [
        yesNo(
          'sign',
          [
            'Вывеска, режим работы и лицензия видны и читаются?',
            'Are the sign, the opening hours and the licence visible and legible?',
          ],
          {
            standard: [
              '5.1.1',
              'Вывеска с режимом работы у входа; лицензия и телефоны надзора в зале.',
              'Sign with opening hours at the door; licence and supervisor telephone numbers in the hall.',
            ],
            photo: 'required-low',
          },
        ),
        yesNo(
          'access',
          [
            'Войти с коляской или в кресле можно без посторонней помощи, или есть исправная кнопка вызова?',
            'Can one enter with a pram or wheelchair unaided, or is there a working call button?',
          ],
          {
            standard: [
              '5.1.2',
              'Вход доступен: пандус или кнопка вызова, на которую выходят за 2 минуты.',
              'The entrance is accessible: a ramp, or a call button answered within 2 minutes.',
            ],
          },
        ),
        yesNo(
          'clean',
          [
            'В зале чисто, витрины без пыли и просроченных акций?',
            'Is the hall clean, shelves free of dust and of outdated offers?',
          ],
          {
            standard: [
              '5.1.3',
              'Зал, витрины и прилавок чистые; истёкшие акции сняты.',
              'Hall, shelves and counter are clean; outdated offers are taken down.',
            ],
            photo: 'required-low',
          },
        ),
      ],
    ),
    section(
      'service',
      '20',
      ['Встреча и очередь', 'Welcome and queue'],
      [
        measured(
          'duration',
          'wait',
          ['Сколько вы ждали обращения?', 'How long did you wait to be served?'],
          line(120, 480),
          {
            standard: [
              '5.2.1',
              'Покупатель ждёт не дольше 2 минут; при четырёх в очереди зовут второго фармацевта.',
              'Nobody waits longer than 2 minutes; with four in the queue a second pharmacist comes.',
            ],
            weight: '2',
          },
        ),
        yesNo('hello', ['Поздоровались и посмотрели на вас?', 'Were you greeted and looked at?'], {
          standard: [
            '5.2.2',
            'Фармацевт здоровается первым и устанавливает зрительный контакт.',
            'The pharmacist greets first and makes eye contact.',
          ],
        }),
        yesNo(
          'badge',
          [
            'На халате бейдж с именем и должностью?',
            'Does the coat carry a badge with name and position?',
          ],
          {
            standard: [
              '5.2.3',
              'Бейдж с именем и должностью виден.',
              'The badge with name and position is visible.',
            ],
          },
        ),
        yesNo(
          'privacy',
          [
            'О вашем вопросе говорили так, что другие не слышали подробностей?',
            'Was your matter discussed so that others could not hear the details?',
          ],
          {
            standard: [
              '5.2.4',
              'О здоровье говорят вполголоса или отходят в сторону.',
              'Health is spoken of in a low voice or aside.',
            ],
            weight: '2',
            critical: capAt('70'),
          },
        ),
      ],
    ),
    section(
      'advice',
      '35',
      ['Консультация', 'Advice'],
      [
        multiple(
          'asked',
          [
            'Что выяснил фармацевт, прежде чем предложить?',
            'What did the pharmacist find out before offering?',
          ],
          [
            ['1', 'Для кого лекарство', 'Whom the medicine is for'],
            ['1', 'Симптомы и как давно', 'Symptoms and for how long'],
            ['1', 'Какие лекарства уже принимаются', 'Which medicines are already taken'],
            [
              '1',
              'Аллергия, беременность, хронические болезни',
              'Allergies, pregnancy, chronic illness',
            ],
          ],
          {
            standard: [
              '5.3.1',
              'До рекомендации безрецептурного средства задают четыре вопроса: кому, что беспокоит, что принимает, что нельзя.',
              'Before recommending an over-the-counter medicine four questions are asked: for whom, what troubles, what is taken, what must not be taken.',
            ],
            weight: '4',
          },
        ),
        yesNo(
          'doctor',
          [
            'При тревожных признаках посоветовали обратиться к врачу?',
            'With warning signs, were you advised to see a doctor?',
          ],
          {
            standard: [
              '5.3.2',
              'При тревожных симптомах рекомендуют врача, а не только препарат.',
              'With warning symptoms a doctor is recommended, not just a product.',
            ],
            weight: '2',
            notApplicable: true,
          },
        ),
        yesNo(
          'prescription',
          [
            'Рецептурный препарат без рецепта отпустить отказались?',
            'Was a prescription-only medicine refused without a prescription?',
          ],
          {
            hint: [
              'Попросите по сценарию. Не настаивайте и не покупайте.',
              'Ask as in the scenario. Do not insist and do not buy.',
            ],
            standard: [
              '5.3.3',
              'Рецептурные препараты без рецепта не отпускают.',
              'Prescription-only medicines are never sold without a prescription.',
            ],
            weight: '3',
            notApplicable: true,
            critical: critical('total-zero'),
          },
        ),
        multiple(
          'explained',
          ['Что объяснили о препарате?', 'What was explained about the medicine?'],
          [
            ['1', 'Дозу и как часто', 'Dose and how often'],
            ['1', 'До еды или после, сколько дней', 'Before or after meals, how many days'],
            ['1', 'С чем нельзя сочетать', 'What it must not be combined with'],
          ],
          {
            standard: [
              '5.3.4',
              'О каждом препарате называют дозу, порядок приёма и несовместимость.',
              'For each medicine the dose, the course and incompatibilities are named.',
            ],
            weight: '3',
          },
        ),
        single(
          'choice',
          ['Предложили аналоги разной цены?', 'Were equivalents at different prices offered?'],
          [
            ['1', 'Да, два и больше, с разницей', 'Yes, two or more, with the difference'],
            ['0.5', 'Один вариант, аналог по просьбе', 'One, an equivalent on request'],
            ['0', 'Только дорогой', 'Only the expensive one'],
          ],
          {
            standard: [
              '5.3.5',
              'Называют не меньше двух вариантов с тем же действующим веществом и их разницу.',
              'At least two options with the same active substance and their difference are named.',
            ],
            weight: '2',
          },
        ),
      ],
    ),
    section(
      'closing',
      '20',
      ['Продажа и прощание', 'Sale and farewell'],
      [
        yesNo(
          'need',
          [
            'Дополнительно предлагали только то, что относится к вашему вопросу?',
            'Was only what belongs to your matter offered in addition?',
          ],
          {
            standard: [
              '5.4.1',
              'Дополнительное предложение связано с запросом; навязывания нет.',
              'An additional offer belongs to the request; nothing is pressed on anyone.',
            ],
          },
        ),
        yesNo('stock', ['Препарат был в наличии?', 'Was the medicine in stock?'], {
          standard: [
            '5.4.2',
            'Если препарата нет, предлагают заказать или найти в другой аптеке сети.',
            'Where a medicine is missing, ordering it or another branch is offered.',
          ],
          comment: 'never',
        }),
        yesNo(
          'order',
          [
            'Предложили заказать или найти в другой аптеке?',
            'Was ordering it, or another branch, offered?',
          ],
          {
            standard: [
              '5.4.2',
              'Если препарата нет, предлагают заказать или найти в другой аптеке сети.',
              'Where a medicine is missing, ordering it or another branch is offered.',
            ],
            showWhen: chose('stock', 'no'),
          },
        ),
        yesNo(
          'dates',
          [
            'Срок годности купленного больше месяца, упаковка цела?',
            'Is the shelf life of what you bought over a month, and the pack whole?',
          ],
          {
            standard: [
              '5.4.3',
              'Товар с остаточным сроком меньше месяца продают, только предупредив.',
              'Goods with less than a month of shelf life are sold only with a warning.',
            ],
            weight: '2',
            notApplicable: true,
            critical: critical('outcome-fail'),
            photo: 'required-low',
          },
        ),
        yesNo('receipt', ['Выдали чек?', 'Was a till receipt given?'], {
          standard: ['5.4.4', 'Чек выдают всегда.', 'A till receipt is always given.'],
          notApplicable: true,
          critical: critical('section-zero'),
          photo: 'required',
        }),
      ],
    ),
    section(
      'impression',
      '10',
      ['Впечатление', 'Impression'],
      [
        scale(
          'care',
          ['Насколько вы почувствовали участие?', 'How much did you feel cared for?'],
          [
            ['безразличие', 'indifference'],
            ['участие', 'care'],
          ],
          {
            standard: [
              '5.5.1',
              'С покупателем говорят участливо и без спешки.',
              'Customers are spoken to with care and without haste.',
            ],
            icon: 'heart',
          },
        ),
        informs('text', 'story', ['Что запомнилось больше всего?', 'What do you remember most?'], {
          optional: true,
        }),
      ],
      { impressions: true },
    ),
  ],
)
