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

export const storeVisit = template(
  { title: ['Посещение магазина', 'Store visit'], touchpoint: 'store', passMark: '85' },
  [
    section(
      'entrance',
      '10',
      ['Вход', 'Entrance'],
      [
        yesNo(
          'entrance-clean',
          [
            'Вход, вывеска и витрина чистые и целые?',
            'Are the entrance, the sign and the shop window clean and undamaged?',
          ],
          {
            hint: [
              'Снимите вход целиком, не приближая. Людей в кадре быть не должно.',
              'Photograph the whole entrance without zooming in. Keep people out of the picture.',
            ],
            standard: [
              '1.1.1',
              'Вход, вывеска и витрина чистые, целые и подсвечены в тёмное время.',
              'The entrance, the sign and the window are clean, undamaged and lit after dark.',
            ],
            photo: 'required',
          },
        ),
        yesNo(
          'hours-shown',
          [
            'Режим работы указан у входа, и магазин работает по нему?',
            'Are the opening hours shown at the door, and does the shop keep to them?',
          ],
          {
            standard: [
              '1.1.2',
              'Режим работы указан у входа. Магазин открывается и закрывается по нему с точностью до минуты.',
              'Opening hours are shown at the entrance. The shop opens and closes by them to the minute.',
            ],
          },
        ),
      ],
    ),
    section(
      'contact',
      '25',
      ['Контакт', 'First contact'],
      [
        single(
          'greeting',
          ['Как вас встретили?', 'How were you greeted?'],
          [
            ['1', 'Поздоровались первыми в течение 30 секунд', 'Greeted first, within 30 seconds'],
            ['0.5', 'Поздоровались позже или только в ответ', 'Greeted later, or only in reply'],
            ['0', 'Не поздоровались', 'Not greeted'],
          ],
          {
            standard: [
              '1.2.1',
              'Первый увидевший покупателя сотрудник здоровается с ним в течение 30 секунд.',
              'Whoever sees a customer first greets the customer within 30 seconds.',
            ],
            weight: '2',
          },
        ),
        measured(
          'duration',
          'approach-time',
          [
            'Через сколько к вам подошли, когда вы остановились у полки?',
            'How long was it before someone came up to you after you stopped at a shelf?',
          ],
          upTo(120, '1', 180, '0.5'),
          {
            hint: [
              'Запустите секундомер, когда остановились. «Не применимо», если вы обратились к продавцу сами раньше чем через 2 минуты.',
              'Start the stopwatch when you stop. “Not applicable” if you spoke to a salesperson yourself within 2 minutes.',
            ],
            standard: [
              '1.2.2',
              'К покупателю, который остановился у полки, подходят не позже чем через 2 минуты.',
              'A customer who has stopped at a shelf is approached within 2 minutes.',
            ],
            weight: '2',
            notApplicable: true,
            comment: 'low',
          },
        ),
        yesNo(
          'offered-help',
          [
            'Продавец предложил помощь первым?',
            'Did the salesperson offer help without being asked?',
          ],
          {
            standard: [
              '1.2.3',
              'Свободный сотрудник первым предлагает помощь тому, кто выбирает товар.',
              'A free salesperson offers help first to anyone who is choosing.',
            ],
            weight: '2',
          },
        ),
        yesNo(
          'attention',
          [
            'Всё время разговора продавец был занят только вами?',
            'Did the salesperson give you undivided attention throughout?',
          ],
          {
            hint: [
              'Нет, если он при вас говорил о личном, смотрел в телефон или отвечал спиной.',
              'No, if there was private talk, a look at the phone, or an answer with the back turned.',
            ],
            standard: [
              '1.2.4',
              'При покупателе не ведут личных разговоров и не пользуются личным телефоном.',
              'No private talk and no private phone in front of customers.',
            ],
          },
        ),
        yesNo(
          'badge',
          ['Бейдж с именем виден и читается?', 'Is the name badge visible and readable?'],
          {
            standard: [
              '1.2.5',
              'Сотрудник носит бейдж с именем на груди слева, имя читается с двух метров.',
              'Staff wear a name badge on the left of the chest, readable from two metres.',
            ],
          },
        ),
        informs('person', 'served-by', ['Кто вас обслуживал?', 'Who served you?'], {
          optional: true,
        }),
        yesNo(
          'polite',
          [
            'С вами говорили вежливо и уважительно?',
            'Were you spoken to politely and with respect?',
          ],
          {
            hint: [
              'Нет только при грубости, насмешке или отказе помочь. Опишите дословно, что было сказано.',
              'No only for rudeness, mockery or a refusal to help. Write down word for word what was said.',
            ],
            standard: [
              '1.2.6',
              'С покупателем говорят вежливо, в любом споре сохраняют уважительный тон.',
              'Customers are spoken to politely; the tone stays respectful in any dispute.',
            ],
            weight: '2',
            critical: capAt('50'),
          },
        ),
      ],
    ),
    section(
      'advice',
      '30',
      ['Консультация', 'Advice'],
      [
        multiple(
          'needs',
          [
            'О чём продавец спросил, прежде чем предложить товар?',
            'What did the salesperson ask before suggesting a product?',
          ],
          [
            ['1', 'Для чего или для кого нужен товар', 'What or whom the product is for'],
            ['1', 'Чем вы пользуетесь сейчас', 'What you use at present'],
            ['1', 'Какие свойства для вас важны', 'Which features matter to you'],
            ['0', 'Ни о чём не спросил', 'Asked nothing'],
          ],
          {
            standard: [
              '1.3.1',
              'Прежде чем предложить товар, продавец выясняет, для чего он нужен, чем покупатель пользуется сейчас и что для него важно.',
              'Before suggesting a product the salesperson finds out what it is for, what the customer uses now and what matters most.',
            ],
            weight: '3',
          },
        ),
        scale(
          'explanation',
          [
            'Насколько понятно продавец рассказал о товаре?',
            'How clearly did the salesperson explain the product?',
          ],
          [
            ['ничего не понятно', 'not clear at all'],
            ['понятно всё', 'entirely clear'],
          ],
          {
            hint: [
              '5: назвал свойства и объяснил, что они дают именно вам. 3: перечислил свойства. 1: прочитал ценник.',
              '5: named the features and what they do for you. 3: listed the features. 1: read out the price tag.',
            ],
            standard: [
              '1.3.2',
              'Продавец называет свойства товара и объясняет, что они дают именно этому покупателю.',
              'The salesperson names the features and explains what they do for this customer.',
            ],
            weight: '3',
          },
        ),
        yesNo(
          'two-choices',
          [
            'Предложил не меньше двух товаров на выбор?',
            'Were you offered at least two products to choose from?',
          ],
          {
            standard: [
              '1.3.3',
              'На выбор предлагают не меньше двух товаров разной цены, если они есть в продаже.',
              'At least two products at different prices are offered, where they are in stock.',
            ],
            weight: '2',
            notApplicable: true,
          },
        ),
        yesNo(
          'related',
          [
            'Назвал подходящий сопутствующий товар или услугу?',
            'Did the salesperson mention a suitable accessory or service?',
          ],
          {
            hint: [
              '«Не применимо», если вы ничего не выбрали.',
              '“Not applicable” if you did not choose anything.',
            ],
            standard: [
              '1.3.4',
              'К выбранному товару называют один подходящий сопутствующий товар или услугу, без нажима.',
              'One suitable accessory or service is mentioned with the chosen product, without pressure.',
            ],
            weight: '2',
            notApplicable: true,
          },
        ),
      ],
    ),
    section(
      'hall',
      '15',
      ['Торговый зал', 'Sales floor'],
      [
        informs(
          'photo',
          'hall-photo',
          ['Снимите торговый зал от входа', 'Photograph the sales floor from the entrance'],
          {
            hint: [
              'Один общий снимок. Лица покупателей и сотрудников не снимайте.',
              'One general picture. Do not photograph the faces of customers or staff.',
            ],
            photo: 'required',
          },
        ),
        section(
          'goods',
          '1',
          ['Товар и ценники', 'Goods and price tags'],
          [
            number(
              'tags',
              [
                'Сколько товаров на проверенной полке без ценника или с неверным ценником?',
                'How many products on the shelf you checked have no price tag, or a wrong one?',
              ],
              upTo(0, '1', 2, '0.5'),
              {
                hint: [
                  'Проверьте 20 товаров подряд на одной полке.',
                  'Check 20 products in a row on one shelf.',
                ],
                standard: [
                  '1.4.1',
                  'У каждого товара стоит верный ценник.',
                  'Every product has a correct price tag.',
                ],
                weight: '3',
                photo: 'required-low',
                unit: ['шт.', 'pcs'],
                most: '20',
              },
            ),
            yesNo(
              'reach',
              [
                'Товар можно взять без помощи, проходы свободны?',
                'Can you reach the goods without help, and are the aisles clear?',
              ],
              {
                standard: [
                  '1.4.2',
                  'Товар в зале доступен без помощи сотрудника, проходы шире метра и свободны.',
                  'Goods are within reach without help; aisles are clear and wider than one metre.',
                ],
                photo: 'required-low',
              },
            ),
            yesNo(
              'promo-stock',
              ['Товар по акции из рекламы есть в продаже?', 'Is the advertised offer in stock?'],
              {
                standard: [
                  '1.4.3',
                  'Товар действующей акции есть в продаже с первого до последнего её дня.',
                  'Goods of a current offer are in stock from its first to its last day.',
                ],
                weight: '2',
                notApplicable: true,
              },
            ),
          ],
        ),
        section(
          'order',
          '1',
          ['Чистота', 'Cleanliness'],
          [
            yesNo(
              'floor',
              ['Пол, полки и зеркала чистые?', 'Are the floor, the shelves and the mirrors clean?'],
              {
                standard: [
                  '1.4.4',
                  'Пол, полки, зеркала и примерочные чистые в любое время дня.',
                  'Floor, shelves, mirrors and fitting rooms are clean at any time of day.',
                ],
                photo: 'required-low',
              },
            ),
            yesNo(
              'light',
              [
                'Освещение исправно, в зале не холодно и не душно?',
                'Is the lighting in order, and is it neither cold nor stuffy?',
              ],
              {
                standard: [
                  '1.4.5',
                  'Освещение исправно, температура в зале от 18 до 25 градусов.',
                  'The lighting works; the temperature is between 18 and 25 degrees.',
                ],
                photo: 'optional',
              },
            ),
          ],
        ),
      ],
    ),
    section(
      'till',
      '20',
      ['Касса', 'Till'],
      [
        measured(
          'duration',
          'queue',
          ['Сколько вы стояли в очереди в кассу?', 'How long did you queue at the till?'],
          line(180, 600),
          {
            hint: [
              'До 3 минут засчитывается полностью, с 10 минут не засчитывается, между ними по времени. «Не применимо», если покупки не было.',
              'Up to 3 minutes counts in full, from 10 minutes nothing, in between in proportion. “Not applicable” if you bought nothing.',
            ],
            standard: [
              '1.5.1',
              'Очередь в кассу не дольше 3 минут. Если ждут пятеро, открывают вторую кассу.',
              'Queuing takes no longer than 3 minutes. When five people wait, a second till opens.',
            ],
            weight: '2',
            notApplicable: true,
          },
        ),
        yesNo(
          'price-match',
          ['Цена на кассе совпала с ценником?', 'Did the price at the till match the price tag?'],
          {
            standard: [
              '1.5.2',
              'Покупатель платит цену, которая стоит на ценнике.',
              'Customers pay the price that is on the tag.',
            ],
            weight: '2',
            notApplicable: true,
            critical: critical('section-zero'),
            photo: 'required-low',
          },
        ),
        yesNo('receipt', ['Кассир выдал чек?', 'Were you given a till receipt?'], {
          hint: [
            'Снимите чек целиком. «Не применимо» только без покупки.',
            'Photograph the whole receipt. “Not applicable” only if you bought nothing.',
          ],
          standard: [
            '1.5.3',
            'Чек выдают при каждой покупке, без просьбы.',
            'A receipt is handed over with every purchase, unasked.',
          ],
          weight: '2',
          notApplicable: true,
          critical: critical('total-zero'),
          photo: 'required',
        }),
        yesNo(
          'farewell',
          ['Вас поблагодарили и попрощались?', 'Were you thanked and said goodbye to?'],
          {
            standard: [
              '1.5.4',
              'Покупателя благодарят за покупку и прощаются с ним.',
              'Customers are thanked and said goodbye to.',
            ],
          },
        ),
      ],
    ),
    section(
      'beyond',
      '0',
      ['Сверх стандарта', 'Beyond the standard'],
      [
        yesNo(
          'extra',
          [
            'Кто-то из сотрудников сделал для вас больше, чем обещает стандарт?',
            'Did anyone on the staff do more for you than the standard promises?',
          ],
          {
            hint: [
              'Ответ «да» прибавляет к оценке 2 пункта. Опишите случай в комментарии.',
              '“Yes” adds 2 points to the score. Describe what happened in a comment.',
            ],
            weight: '2',
            optional: true,
            bonus: true,
            comment: 'never',
          },
        ),
        informs(
          'text',
          'story',
          [
            'Что запомнилось больше всего? Два или три предложения.',
            'What do you remember most? Two or three sentences.',
          ],
          { optional: true },
        ),
      ],
    ),
  ],
)
