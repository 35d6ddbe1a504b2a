"""Two accounts of one event in each of several languages, with what was made to differ.

A day, a figure and a name differ; all else is told alike, in other words or another order.
"""

from __future__ import annotations

_DE = (
    """\
Fähre vor Norderhafen auf Grund gelaufen

Bei dichtem Nebel ist die Fähre „Seestern“ am 4. März 2025 vor Norderhafen auf eine Sandbank gelaufen. An Bord waren 182 Fahrgäste und 14 Besatzungsmitglieder. Das teilte die Wasserschutzpolizei am Abend mit. Kapitänin Helga Brandt setzte um 14:30 Uhr einen Notruf ab. Sieben Menschen wurden leicht verletzt und in das Krankenhaus von Norderhafen gebracht.

Der Rettungskreuzer „Albatros“ nahm die Fahrgäste auf und brachte sie an Land. Bürgermeister Karl Lindemann dankte den Helfern und sprach von einem glücklichen Ausgang. Die Reederei Nordlinie schätzt den Schaden auf 1,2 Millionen Euro. Taucher sollen am Mittwoch den Rumpf untersuchen. Die Fähre wurde im Jahr 1998 gebaut und zuletzt im Herbst überholt.

Die Staatsanwaltschaft in Emden ermittelt wegen gefährlichen Eingriffs in den Schiffsverkehr. Der Fährverkehr zur Insel Langsand bleibt bis zum 12. März 2025 eingestellt.
""",
    """\
Fähre sitzt vor Norderhafen fest

Die Fähre „Seestern“ ist bei dichtem Nebel am 5. März 2025 vor Norderhafen auf eine Sandbank gelaufen. An Bord waren 128 Fahrgäste und 14 Besatzungsmitglieder, wie die Wasserschutzpolizei mitteilte. Kapitänin Helga Brandt setzte um 14.30 Uhr einen Notruf ab. Verletzt wurden sieben Menschen, sie kamen in das Krankenhaus von Norderhafen.

Der Rettungskreuzer „Albatros“ brachte die Fahrgäste an Land. Bürgermeister Peter Lindemann dankte den Helfern und sprach von einem glücklichen Ausgang. Viele Fahrgäste lobten die Ruhe der Besatzung. Den Schaden schätzt die Reederei Nordlinie auf 1,2 Millionen Euro. Am Mittwoch sollen Taucher den Rumpf untersuchen. Gebaut wurde die Fähre 1998, zuletzt wurde sie im Herbst überholt.

Wegen gefährlichen Eingriffs in den Schiffsverkehr ermittelt die Staatsanwaltschaft in Emden. Bis zum 12.03.2025 bleibt der Fährverkehr zur Insel Langsand eingestellt.
""",
)
_FR = (
    """\
Un ferry s'échoue devant Port-Nord

Dans un épais brouillard, le ferry « Étoile » s'est échoué le 4 mars 2025 sur un banc de sable devant Port-Nord. À bord se trouvaient 182 passagers et 14 membres d'équipage. La police maritime l'a annoncé dans la soirée. La capitaine Hélène Brandt a lancé un appel de détresse à 14h30. Sept personnes ont été légèrement blessées et conduites à l'hôpital de Port-Nord.

Le canot de sauvetage « Albatros » a recueilli les passagers et les a ramenés à terre. Le maire Charles Lindon a remercié les sauveteurs et parlé d'un heureux dénouement. La compagnie Nordligne estime les dégâts à 1,2 million d'euros. Des plongeurs doivent examiner la coque mercredi. Le ferry a été construit en 1998 et révisé à l'automne.

Le parquet de Brest enquête pour mise en danger de la navigation. Les liaisons avec l'île de Sablon restent suspendues jusqu'au 12 mars 2025.
""",
    """\
Devant Port-Nord, un ferry échoué

Le ferry « Étoile » s'est échoué dans un épais brouillard le 5 mars 2025 sur un banc de sable devant Port-Nord. Selon la police maritime, 128 passagers et 14 membres d'équipage se trouvaient à bord. La capitaine Hélène Brandt a lancé à 14 h 30 un appel de détresse. Légèrement blessées, sept personnes ont été conduites à l'hôpital de Port-Nord.

Les passagers ont été ramenés à terre par le canot de sauvetage « Albatros ». Le maire Pierre Lindon a remercié les sauveteurs et parlé d'un heureux dénouement. Beaucoup de passagers ont loué le calme de l'équipage. Les dégâts sont estimés à 1,2 million d'euros par la compagnie Nordligne. Mercredi, des plongeurs doivent examiner la coque. Construit en 1998, le ferry a été révisé à l'automne.

Pour mise en danger de la navigation, le parquet de Brest enquête. Jusqu'au 12/03/2025, les liaisons avec l'île de Sablon restent suspendues.
""",
)
_ES = (
    """\
Un ferri encalla frente a Puerto Norte

En medio de una densa niebla, el ferri «Estrella» encalló el 4 de marzo de 2025 en un banco de arena frente a Puerto Norte. A bordo viajaban 182 pasajeros y 14 tripulantes. La policía marítima lo comunicó por la noche. La capitana Elena Bravo lanzó una llamada de socorro a las 14:30. Siete personas resultaron heridas leves y fueron llevadas al hospital de Puerto Norte.

El buque de rescate «Albatros» recogió a los pasajeros y los llevó a tierra. El alcalde Carlos Linares dio las gracias a los socorristas y habló de un final feliz. La naviera Nortelínea calcula los daños en 1,2 millones de euros. Unos buzos examinarán el casco el miércoles. El ferri fue construido en 1998 y revisado en otoño.

La fiscalía de Vigo investiga un delito contra la navegación. El servicio con la isla de Arenal queda suspendido hasta el 12 de marzo de 2025.
""",
    """\
Encalla un ferri frente a Puerto Norte

El ferri «Estrella» encalló entre una densa niebla el 5 de marzo de 2025 en un banco de arena frente a Puerto Norte. Según la policía marítima, a bordo viajaban 128 pasajeros y 14 tripulantes. A las 14.30 la capitana Elena Bravo lanzó una llamada de socorro. Resultaron heridas leves siete personas, que fueron llevadas al hospital de Puerto Norte.

Los pasajeros fueron llevados a tierra por el buque de rescate «Albatros». El alcalde Pedro Linares dio las gracias a los socorristas y habló de un final feliz. Muchos pasajeros elogiaron la calma de la tripulación. En 1,2 millones de euros calcula los daños la naviera Nortelínea. El miércoles unos buzos examinarán el casco. Construido en 1998, el ferri fue revisado en otoño.

Un delito contra la navegación investiga la fiscalía de Vigo. Hasta el 12/03/2025 queda suspendido el servicio con la isla de Arenal.
""",
)
_RU = (
    """\
Паром сел на мель у Северной гавани

В густом тумане паром «Чайка» 4 марта 2025 года сел на песчаную мель у Северной гавани. На борту находились 182 пассажира и 14 членов экипажа. Об этом вечером сообщила водная полиция. Капитан Ирина Соколова передала сигнал бедствия в 14:30. Семь человек получили лёгкие травмы и были доставлены в городскую больницу.

Спасательное судно «Альбатрос» приняло пассажиров и доставило их на берег. Мэр города Павел Литвинов поблагодарил спасателей и назвал исход счастливым. Компания «Норд-Лайн» оценивает ущерб в 1,2 миллиона евро. В среду водолазы осмотрят корпус судна. Паром был построен в 1998 году и прошёл ремонт прошлой осенью.

Прокуратура Выборга расследует нарушение правил судоходства. Паромное сообщение с островом Песчаный остановлено до 12 марта 2025 года.
""",
    """\
У Северной гавани паром сел на мель

Паром «Чайка» в густом тумане 5 марта 2025 года сел на песчаную мель у Северной гавани. На борту находились 128 пассажиров и 14 членов экипажа, сообщила водная полиция. В 14.30 капитан Ирина Соколова передала сигнал бедствия. Лёгкие травмы получили семь человек, их доставили в городскую больницу.

Пассажиров принял на борт спасатель «Альбатрос». Мэр города Олег Литвинов поблагодарил спасателей и назвал исход счастливым. Многие пассажиры хвалили спокойствие экипажа. Ущерб компания «Норд-Лайн» оценивает в 1,2 миллиона евро. Водолазы осмотрят корпус судна в среду. Паром построен в 1998 году, прошлой осенью он прошёл ремонт.

Нарушение правил судоходства расследует прокуратура Выборга. До 12.03.2025 паромное сообщение с островом Песчаный остановлено.
""",
)
_AR = (
    """\
جنوح عبارة قرب ميناء الشمال

جنحت العبارة «النجمة» في ضباب كثيف يوم 4 مارس 2025 على رصيف رملي قرب ميناء الشمال. وكان على متنها 182 راكبا و14 من أفراد الطاقم. وأعلنت الشرطة البحرية ذلك مساء. وأطلقت القبطانة هالة منصور نداء استغاثة في الساعة 14:30. وأصيب سبعة أشخاص بجروح طفيفة ونقلوا إلى مستشفى المدينة.

ونقلت سفينة الإنقاذ «القطرس» الركاب إلى البر. وشكر رئيس البلدية كريم لطفي رجال الإنقاذ وتحدث عن نهاية سعيدة. وتقدر شركة خط الشمال الأضرار بمبلغ 1.2 مليون يورو. وسيفحص الغواصون هيكل السفينة يوم الأربعاء. وبنيت العبارة عام 1998 وجرت صيانتها في الخريف.

وتحقق النيابة العامة في تعريض الملاحة للخطر. وتبقى الرحلات إلى جزيرة الرمال متوقفة حتى 12 مارس 2025.
""",
    """\
عبارة تجنح قرب ميناء الشمال

في ضباب كثيف جنحت العبارة «النجمة» يوم 5 مارس 2025 على رصيف رملي قرب ميناء الشمال. وقالت الشرطة البحرية إنه كان على متنها 128 راكبا و14 من أفراد الطاقم. وفي الساعة 14:30 أطلقت القبطانة هالة منصور نداء استغاثة. وأصيب بجروح طفيفة سبعة أشخاص نقلوا إلى مستشفى المدينة.

ونقل الركاب إلى البر على متن سفينة الإنقاذ «القطرس». وشكر رئيس البلدية سمير لطفي رجال الإنقاذ وتحدث عن نهاية سعيدة. وأشاد كثير من الركاب بهدوء الطاقم. وتقدر الأضرار بمبلغ 1.2 مليون يورو بحسب شركة خط الشمال. ويوم الأربعاء سيفحص الغواصون هيكل السفينة. وبنيت العبارة عام 1998 وخضعت للصيانة في الخريف.

وتحقق النيابة العامة في تعريض الملاحة للخطر. وحتى 12 مارس 2025 تبقى الرحلات إلى جزيرة الرمال متوقفة.
""",
)
_JA = (
    """\
北港沖でフェリーが座礁

2025年3月4日、フェリー「うみほし」が濃い霧の中、北港沖の砂州に座礁した。船には乗客182人と乗員14人が乗っていた。水上警察が夜に発表した。船長の佐藤花子さんは14時30分に救助信号を出した。7人が軽いけがをして北港病院に運ばれた。

救助船「あほうどり」が乗客を乗せて陸に運んだ。市長の田中一郎さんは救助隊に感謝し、幸運な結末だと述べた。北線海運は損害を1億2000万円と見積もっている。潜水士が水曜日に船体を調べる。フェリーは1998年に建造され、昨年の秋に改修された。

検察は航行を危険にさらした疑いで調べている。砂島への便は2025年3月12日まで運休となる。
""",
    """\
フェリー座礁、北港沖で

フェリー「うみほし」は2025年3月5日、濃い霧の中、北港沖の砂州に座礁した。水上警察によると、船には乗客128人と乗員14人が乗っていた。船長の佐藤花子さんは14時30分に救助信号を出した。軽いけがをした7人は北港病院に運ばれた。

乗客は救助船「あほうどり」に乗せられ、陸に運ばれた。市長の田中次郎さんは救助隊に感謝し、幸運な結末だと述べた。多くの乗客が乗員の冷静さをほめた。損害は1億2000万円だと北線海運は見積もっている。水曜日に潜水士が船体を調べる。1998年に建造されたフェリーは、昨年の秋に改修された。

航行を危険にさらした疑いで検察が調べている。2025年3月12日まで砂島への便は運休となる。
""",
)
_ZH = (
    """\
渡轮在北港附近搁浅

2025年3月4日，“海星号”渡轮在大雾中于北港附近的沙洲搁浅。船上共有182名乘客和14名船员。水上警察当晚通报了这一消息。船长李秀兰于14:30发出求救信号。七人受轻伤，被送往北港医院。

救援船“信天翁号”接走了乘客，并把他们送上岸。市长王建国感谢救援人员，称结果是幸运的。北线航运公司估计损失为120万欧元。潜水员将在星期三检查船体。这艘渡轮建于1998年，去年秋天大修过。

埃姆登检察院正在调查危害航运安全的行为。通往长沙岛的渡轮将停航至2025年3月12日。
""",
    """\
渡轮在北港外搁浅

“海星号”渡轮2025年3月5日在大雾中于北港附近的沙洲搁浅。水上警察说，船上共有128名乘客和14名船员。船长李秀兰在14时30分发出求救信号。有七人受轻伤，已被送往北港医院。

乘客由救援船“信天翁号”接走并送上岸。市长王建军感谢救援人员，称结果是幸运的。许多乘客称赞船员冷静。北线航运公司估计损失达120万欧元。星期三潜水员将检查船体。渡轮1998年建成，去年秋天曾大修。

埃姆登检察院正在就危害航运安全的行为展开调查。至2025年3月12日，通往长沙岛的渡轮停航。
""",
)
ACCOUNTS = {
    "de": _DE,
    "fr": _FR,
    "es": _ES,
    "ru": _RU,
    "ar": _AR,
    "ja": _JA,
    "zh": _ZH,
}
DIFFER = {
    "de": [
        ("written-date", "4. März 2025", "5. März 2025"),
        ("digits", "182", "128"),
        ("written-name", "Karl Lindemann", "Peter Lindemann"),
    ],
    "fr": [
        ("written-date", "4 mars 2025", "5 mars 2025"),
        ("digits", "182", "128"),
        ("written-name", "Charles Lindon", "Pierre Lindon"),
    ],
    "es": [
        ("written-date", "4 de marzo de 2025", "5 de marzo de 2025"),
        ("digits", "182", "128"),
        ("written-name", "Carlos Linares", "Pedro Linares"),
    ],
    "ru": [
        ("written-date", "4 марта 2025", "5 марта 2025"),
        ("digits", "182", "128"),
        ("written-name", "Павел Литвинов", "Олег Литвинов"),
    ],
    "ar": [("written-date", "4 مارس 2025", "5 مارس 2025"), ("digits", "182", "128")],
    "ja": [("written-date", "2025年3月4日", "2025年3月5日"), ("digits", "182", "128")],
    "zh": [("written-date", "2025年3月4日", "2025年3月5日"), ("digits", "182", "128")],
}
"""Rule and the words of both for what differs; names are not told where there are no capitals."""
