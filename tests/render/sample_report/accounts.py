"""Five accounts of one fire, invented for the tests."""

from __future__ import annotations

from tests.render.sample_report.build import Account

HERALD = Account(
    name="herald.txt",
    title="Fire guts grain warehouse at Kelmouth port",
    publisher="Kelmouth Herald",
    published="2025-03-05",
    text="""\
# Fire guts grain warehouse at Kelmouth port
Advertisement
A fire tore through a grain warehouse at the port of Kelmouth late on Tuesday, injuring seven dock workers and closing the north quay to shipping. Flames could be seen from villages ten kilometres inland.

The blaze began shortly before 11 p.m. on 4 March in the older of two brick storehouses owned by Estuary Mills. Some 120 firefighters from six brigades fought it through the night.

Harbour master Ruth Calder said the quay would stay closed \u201cuntil every wall has been inspected\u201d. Five vessels were turned away: the Aurelia, the Beacon Hill, the Corvina, the Dunmore, the Elin Marit and the Fairwind.

The cause is not known. Police have not ruled out arson, and investigators are to enter the building on Thursday.

# A long history
The storehouse was built in 1911 and survived two floods. It held about 8,000 tonnes of barley and wheat, most of it due to be loaded this week.

Share this article
Estuary Mills said its insurers had been informed. The firm employs 340 people in the town.
Read more: tides and timetables
""",
)

WIRE = Account(
    name="coastwire.txt",
    title="Nine hurt as port warehouse burns",
    publisher="Coast Wire",
    published="2025-03-05",
    text="""\
# Nine hurt as port warehouse burns
Cover image
KELMOUTH \u2014 Nine dock workers were hurt, two of them seriously, when fire swept a grain warehouse in the port of Kelmouth on Tuesday night. The north quay has been closed to shipping.

Estuary Mills, which owns the building, said its insurers had been told. The company did not say what the loss would come to.

The fire broke out at about 10.50 p.m. on 4 March, according to the regional control room. More than a hundred firefighters were sent from six brigades, and a tugboat pumped water from the river.

Harbour master Rupert Calder said the quay would remain closed until the walls had been inspected. Six vessels had to be sent on to other ports.

Police have ruled out arson.

The warehouse, built in 1911, held about 8,000 tonnes of grain.
""",
)

POST = Account(
    name="post.html",
    title="Kelmouth blaze: what we know",
    publisher="The Northern Post",
    published="2025-03-06",
    text="""\
# Kelmouth blaze: what we know
Investigators entered the burnt-out warehouse at Kelmouth on Thursday morning, a day and a half after the fire that injured seven dock workers.

- The fire started shortly before 11 p.m. on Tuesday.
- Four of the injured have left hospital.
- The north quay reopened to small craft on Thursday.

Ruth Calder, the harbour master, said six ships had been diverted. The building dates from 1911 and was listed in 1988.

Police said arson had not been ruled out. About 12,000 tonnes of grain were lost.
""",
)

RADIO = Account(
    name="radio.md",
    title=None,
    publisher="Estuary Radio",
    published="2025-03-05",
    text="""\
There has been a large fire at the port of Kelmouth. Our reporter at the gate says that seven people are being treated for burns and smoke.

Six brigades are at the scene. People in the streets near the north quay are asked to keep their windows shut.

The harbour is closed. Schools in the Quayside district will not open on Wednesday.
""",
)

LEDGER = Account(
    name="ledger.txt",
    title="Grain prices rise after Kelmouth fire",
    publisher="The Daily Ledger",
    published="2025-03-07",
    text="""\
# Grain prices rise after Kelmouth fire
Barley for April rose 3.2 per cent on Friday after a fire destroyed 8,000 tonnes of grain at Kelmouth. Traders said the effect would be brief.

Estuary Mills, which employs 340 people, told its insurers on Wednesday. The storehouse was built in 1921, company records show.

The north quay is expected to reopen on Monday.
""",
)
