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
Deutschland|Österreich|Schweiz|España|México|Nederland|Polska|Norge|Sverige|Danmark|Suomi
Punjab|Sindh|Rawalpindi|Faisalabad|Peshawar|Ticino|Vaud|Bavaria|Saxony|Hesse|Catalonia|Andalusia|Lombardy|Tuscany
Flanders
Wallonia|Île-de-France|Brittany|Normandy|Provence|Scania|Mombasa|Kisumu|Nakuru|Port Harcourt|Ibadan|Kano|Enugu|Kumasi
Bloemfontein|Port Elizabeth|Gqeberha|East London|Polokwane|Western Cape|KwaZulu-Natal|Eastern Cape|Limpopo|Kampala
Kigali
Dar es Salaam|Addis Ababa|Lusaka|Harare|Gaborone|Windhoek|Dunedin|Tauranga|Queenstown|Invercargill
Rotorua|Waikato|Otago|Palmerston North|Newcastle upon Tyne|Gold Coast|Sunshine Coast|Geelong|Cairns|Townsville
Wollongong
Ballarat|Bendigo|Toowoomba|Launceston|Pilbara|Surat|Lucknow|Nagpur|Coimbatore|Bhopal|Vadodara|Visakhapatnam|Patna
Mysore
Mysuru|Thiruvananthapuram|Trivandrum|Goa|Gujarat|Rajasthan|Uttar Pradesh|West Bengal|Telangana|Haryana|Bihar|Odisha
Assam
Slough|Swindon|Coventry|Derby|York|Plymouth|Exeter|Southampton|Portsmouth|Norwich|Ipswich|Bradford|Wolverhampton
Stoke-on-Trent|Sunderland|Middlesbrough|Milton Keynes|Luton|Northampton|Peterborough|Guildford|Croydon|Bournemouth
Swansea
Dundee|Inverness|Stirling|Perthshire|Kent|Surrey|Essex|Cornwall|Devon|Yorkshire|Lancashire|Merseyside|Tyneside
West Midlands|East Midlands|South East|South West|North West|North East|East Anglia|Home Counties|Midlands|Limerick
Waterford|Kilkenny|Sligo|Leinster|Munster|Ulster|Bremen|Hannover|Hanover|Nuremberg|Nürnberg|Dresden|Dortmund
Bonn|Mannheim|Karlsruhe|Freiburg|Heidelberg|Münster|Potsdam|Jena|Salzburg|Linz|Innsbruck|Lugano|Lucerne|Luzern
St. Gallen
Winterthur|Neuchâtel|Fribourg|Strasbourg|Grenoble|Rennes|Montpellier|Nîmes|Bilbao|Málaga|Malaga|Zaragoza|Granada|Palma
Alicante|Murcia|Florence|Venice|Verona|Genoa|Palermo|Bari|Catania|Trieste|Thessaloniki|Braga|Coimbra|Katowice|Lublin
Szczecin|Ostrava|Plzeň|Košice|Debrecen|Iași|Iasi|Timișoara|Timisoara|Varna|Plovdiv|Novi Sad|Kharkiv|Odesa|Kaunas|Tartu
Uppsala|Linköping|Lund|Västerås|Örebro|Umeå|Stavanger|Tromsø|Odense|Aalborg|Espoo|Turku|Oulu|Haifa|Sharjah|Muscat
Manama
Kuwait City|Dammam|Mecca|Alexandria|Giza|Rabat|Tangier|Tunis|Algiers|Chittagong|Sylhet|Kandy|Pokhara|Davao City|Iloilo
Bacolod|Baguio|Taguig|Pasig|Johor Bahru|Ipoh|Kuching|Medan|Yogyakarta|Semarang|Phuket|Pattaya|Da Nang|Haiphong|Sapporo
Sendai|Hiroshima|Kobe|Incheon|Daegu|Daejeon|Tianjin|Wuhan|Xi'an|Suzhou|Nanjing|Chongqing|Kaohsiung|Taichung|Macau
Saskatoon|Kitchener|Mississauga|Brampton|Markham|Kingston|Windsor|Kelowna
Burnaby|Fredericton|Moncton|St. John's|Charlottetown|Gatineau|Laval|Sherbrooke|Thunder Bay|Sudbury|Belo Horizonte
Recife
Fortaleza|Porto Alegre|Campinas|Florianópolis|Puebla|Tijuana|Querétaro|León|Mérida|Cancún|Rosario|Mendoza
Barranquilla|Quito|Guayaquil|La Paz|Santa Cruz|Asunción|Valparaíso|Panama City|San Salvador
Tulsa|Oklahoma City|Lubbock|El Paso|Corpus Christi|Amarillo|Waco|Fresno|Bakersfield|Stockton|Long Beach|Anaheim|Irvine
Santa Monica|Berkeley|Santa Barbara|Santa Clara|Sunnyvale|Cupertino|Tacoma|Spokane|Boise|Eugene|Reno|Tempe|Scottsdale
Colorado Springs|Fort Collins|Provo|Billings|Fargo|Sioux Falls|Des Moines|Cedar Rapids|Wichita|Topeka
Little Rock|Fayetteville|Baton Rouge|Shreveport|Huntsville|Knoxville|Chattanooga|Louisville|Lexington
Charleston|Greenville|Savannah|Gainesville|Tallahassee|Fort Lauderdale|St. Petersburg|Sarasota|Norfolk
Virginia Beach|Roanoke|Durham|Greensboro|Winston-Salem|Wilmington|Asheville|Harrisburg|Allentown|Scranton|Trenton
Newark|Jersey City|Hoboken|Stamford|Hartford|New Haven|Providence|Worcester|Burlington|Albany|Syracuse|Akron|Dayton
Toledo
Youngstown|Fort Wayne|Grand Rapids|Ann Arbor|Lansing|Madison|Green Bay|Duluth|Saint Paul|St. Paul|Minneapolis-St. Paul
The Bronx|Bronx|Staten Island|Long Island|Westchester|Orange County|Twin Cities|Research Triangle|Hamptons
Deep South|Gulf Coast|Rust Belt|Appalachia|New York State|Upstate New York|Nordics|Scandinavia|Balkans
"""


@cache
def place_names() -> frozenset[str]:
    """Every name, case-folded."""
    countries = [name for code, name in Locale("en").territories.items() if len(code) == 2]
    names = {*countries, *STATES.values(), *_OTHERS.replace("\n", "|").split("|")}
    return frozenset(name.strip().casefold() for name in names if name.strip())
