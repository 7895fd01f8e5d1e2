"""Names of places: countries as babel knows them, states, regions and the larger cities."""

from functools import cache

from babel import Locale

# What stands behind a city's name: "Denver, CO", "Calgary, AB".
STATES = dict(
    pair.split("=")
    for pair in """
AL=Alabama|AK=Alaska|AZ=Arizona|AR=Arkansas|CA=California|CO=Colorado|CT=Connecticut|DE=Delaware
DC=District of Columbia|FL=Florida|GA=Georgia|HI=Hawaii|ID=Idaho|IL=Illinois|IN=Indiana|IA=Iowa|KS=Kansas
KY=Kentucky|LA=Louisiana|ME=Maine|MD=Maryland|MA=Massachusetts|MI=Michigan|MN=Minnesota|MS=Mississippi|MO=Missouri
MT=Montana|NE=Nebraska|NV=Nevada|NH=New Hampshire|NJ=New Jersey|NM=New Mexico|NY=New York|NC=North Carolina
ND=North Dakota|OH=Ohio|OK=Oklahoma|OR=Oregon|PA=Pennsylvania|RI=Rhode Island|SC=South Carolina|SD=South Dakota
TN=Tennessee|TX=Texas|UT=Utah|VT=Vermont|VA=Virginia|WA=Washington|WV=West Virginia|WI=Wisconsin|WY=Wyoming
PR=Puerto Rico|ON=Ontario|BC=British Columbia|AB=Alberta|QC=Quebec|NSW=New South Wales|VIC=Victoria
""".replace("\n", "|")
    .strip("|")
    .split("|")
)
_OTHERS = """
US|U.S.|USA|U.S.A.|UK|U.K.|Britain|Great Britain|England|Scotland|Wales|Northern Ireland|America|EU|European Union
Europe|Asia|Africa|Latin America|North America|South America|Middle East|Midwest|Northeast|Southeast|Southwest
Pacific Northwest|New England|Silicon Valley|San Francisco Bay Area|Bay Area|West Coast|East Coast|Czech Republic
Hong Kong|Turkey|Korea|South Korea|Taiwan|UAE|Manitoba|Saskatchewan|Nova Scotia|New Brunswick|Newfoundland
Queensland|Tasmania|South Australia|Western Australia|Northern Territory|New York City|NYC|LA|Los Angeles
San Francisco|San Jose|San Diego|Sacramento|Oakland|Palo Alto|Mountain View|Seattle|Bellevue|Portland|Denver|Boulder
Austin|Dallas|Houston|San Antonio|Fort Worth|Chicago|Boston|Cambridge|Philadelphia|Pittsburgh|Atlanta|Miami|Tampa
Orlando|Charlotte|Raleigh|Nashville|Memphis|Detroit|Minneapolis|Milwaukee|Cleveland|Columbus|Cincinnati|Indianapolis
St. Louis|Kansas City|Omaha|Phoenix|Tucson|Las Vegas|Salt Lake City|Albuquerque|New Orleans|Baltimore
Washington, D.C.|Washington, DC|Washington D.C.|Washington DC|Brooklyn|Manhattan|Honolulu|Anchorage|Buffalo
Rochester|Richmond|Jacksonville|Toronto|Vancouver|Montreal|Montréal|Calgary|Ottawa|Edmonton|Winnipeg|Halifax
Hamilton|Waterloo|London|Greater London|Manchester|Birmingham|Leeds|Liverpool|Bristol|Sheffield|Newcastle|Nottingham
Leicester|Oxford|Brighton|Edinburgh|Glasgow|Aberdeen|Cardiff|Belfast|Dublin|Cork|Galway|Berlin|Munich|München
Hamburg|Frankfurt|Cologne|Köln|Stuttgart|Düsseldorf|Leipzig|Dresden|Bavaria|Bayern|Vienna|Wien|Graz|Zurich|Zürich
Geneva|Genève|Basel|Bern|Lausanne|Zug|Paris|Lyon|Marseille|Toulouse|Nice|Nantes|Bordeaux|Lille|Brussels|Antwerp
Ghent|Amsterdam|Rotterdam|Utrecht|Eindhoven|The Hague|Luxembourg|Madrid|Barcelona|Valencia|Seville|Lisbon|Porto|Rome
Milan|Turin|Naples|Bologna|Athens|Warsaw|Kraków|Krakow|Cracow|Wrocław|Wroclaw|Gdańsk|Gdansk|Poznań|Łódź|Prague|Brno
Bratislava|Budapest|Bucharest|Cluj|Cluj-Napoca|Sofia|Belgrade|Zagreb|Ljubljana|Kyiv|Lviv|Moscow|Saint Petersburg
Vilnius|Riga|Tallinn|Stockholm|Gothenburg|Malmö|Oslo|Bergen|Copenhagen|Aarhus|Helsinki|Tampere|Reykjavik|Istanbul
Ankara|Izmir|Tel Aviv|Jerusalem|Dubai|Abu Dhabi|Doha|Riyadh|Jeddah|Cairo|Lagos|Abuja|Nairobi|Accra|Johannesburg
Cape Town|Durban|Pretoria|Gauteng|Casablanca|Mumbai|Delhi|New Delhi|Delhi NCR|Bangalore|Bengaluru|Hyderabad|Chennai
Pune|Kolkata|Ahmedabad|Gurgaon|Gurugram|Noida|Jaipur|Kochi|Chandigarh|Indore|Karnataka|Maharashtra|Tamil Nadu|Kerala
Karachi|Lahore|Islamabad|Dhaka|Colombo|Kathmandu|Manila|Metro Manila|Cebu|Cebu City|Makati|Quezon City|Davao|BGC
Jakarta|Surabaya|Bandung|Bali|Kuala Lumpur|Penang|Johor|Bangkok|Chiang Mai|Hanoi|Ho Chi Minh City|Saigon|Singapore
Tokyo|Osaka|Kyoto|Nagoya|Yokohama|Fukuoka|Seoul|Busan|Beijing|Shanghai|Shenzhen|Guangzhou|Hangzhou|Chengdu|Taipei
Sydney|Melbourne|Brisbane|Perth|Adelaide|Canberra|Hobart|Darwin|Auckland|Wellington|Christchurch|São Paulo|Sao Paulo
Rio de Janeiro|Brasília|Curitiba|Mexico City|Guadalajara|Monterrey|Buenos Aires|Córdoba|Santiago|Bogotá|Bogota
Medellín|Medellin|Lima|Montevideo|San José
"""


@cache
def place_names() -> frozenset[str]:
    """Every name, case-folded."""
    countries = [name for code, name in Locale("en").territories.items() if len(code) == 2]
    names = {*countries, *STATES.values(), *_OTHERS.replace("\n", "|").split("|")}
    return frozenset(name.strip().casefold() for name in names if name.strip())
