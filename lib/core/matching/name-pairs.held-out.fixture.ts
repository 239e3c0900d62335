/**
 * Pairs of names by kind, written before the comparer was tuned and never used for tuning. One pair per line, `one |
 * other`; a line `# kind` starts a kind.
 */
export const HELD_OUT_SAME = `
# legal form
Northgate Millwork Inc. | Northgate Millwork
Halvorsen Marine AS | Halvorsen Marine A/S
Toitures Lavoie ltée | Toitures Lavoie
Gestion Pelletier S.E.N.C. | Gestion Pelletier
Ferronnerie Dion enr. | Ferronnerie Dion
Keller Werkzeugbau GmbH | Keller Werkzeugbau
Rossini Marmi S.p.A. | Rossini Marmi SpA
Vinothek Lang GmbH & Co. KG | Vinothek Lang
Tuulivoima Oy | Tuulivoima Oyj
Lindqvist Bygg AB (publ) | Lindqvist Bygg AB
Delacroix Conseil S.à r.l. | Delacroix Conseil SARL
Stockdale Brewery Public Limited Company | Stockdale Brewery PLC
Parkway Dental, P.C. | Parkway Dental PC
Everett & Boyd, L.L.P. | Everett & Boyd
Kowalczyk Transport Sp. z o.o. | Kowalczyk Transport
Immeubles Marchand s.e.c. | Immeubles Marchand
Zonneveld Kassen B.V. | Zonneveld Kassen
Harrow Timber Pty Ltd | Harrow Timber
# joined or split
Sun Ridge Orchards | Sunridge Orchards
Blue Water Pools | Bluewater Pools
Wood Works Studio | Woodworks Studio
Stone Gate Masonry | Stonegate Masonry
Key Stone Realty | Keystone Realty
Euro Clean Services | EuroClean Services
Mac Donald Fencing | MacDonald Fencing
E-Waste Recyclers | EWaste Recyclers
# numbers and ordinals
First Light Solar | 1st Light Solar
Four Seasons Tree Care | 4 Seasons Tree Care
Twenty-Third Street Market | 23rd Street Market
Studio Seven | Studio 7
Les Trois Brasseurs | Les 3 Brasseurs
Second Avenue Deli | 2nd Avenue Deli
9187-4432 Québec inc. | 91874432 Quebec Inc
Highway Sixty Six Diner | Highway 66 Diner
# acronyms and initials
National Aeronautics and Space Administration | NASA
Canadian Imperial Bank of Commerce | CIBC
Massachusetts Institute of Technology | M.I.T.
Société de transport de Montréal | STM
Tennessee Valley Authority | TVA
World Health Organization (WHO) | World Health Organization
Bayerische Motoren Werke AG | BMW AG
J.R. Tolland Electric | JR Tolland Electric
R & D Carpets | R and D Carpets
H. P. Fulton Co. | HP Fulton
Kansas City Power & Light | KCP&L
General Motors | GM
Deutsche Presse-Agentur | DPA
# trading names
Mapleview Holdings Inc. dba Harvest Table | Harvest Table
4471182 Canada Inc. o/a Bay Street Barbers | Bay Street Barbers
Quinn Ventures LLC d/b/a QuickLube Express | Quicklube Express
S. Okafor t/a Okafor Catering | Okafor Catering
9022-1187 Québec inc. faisant affaire sous Boulangerie Lina | Boulangerie Lina
Crestline Foods (formerly Hilltop Foods) | Hilltop Foods
Rand Motors doing business as Rand Truck Centre | Rand Truck Centre
# abbreviations
Univ. of Oregon | University of Oregon
Dept. of Transportation | Department of Transportation
Hartley Mfg. Co. | Hartley Manufacturing Company
Pine St. Pharmacy | Pine Street Pharmacy
Intl. Freight Svcs. | International Freight Services
St. Mary's Hospital | Saint Marys Hospital
Carson Bros. Roofing | Carson Brothers Roofing
Mt. Baker Heating & A/C | Mount Baker Heating & AC
Fairview Property Mgmt | Fairview Property Management
Natl. Assn. of Realtors | National Association of Realtors
Ottawa Community Ctr | Ottawa Community Centre
Delta Tech Engrg | Delta Technical Engineering
Lakeshore Apts. | Lakeshore Apartments
Gov. of Alberta | Government of Alberta
# writing
Pâtisserie Gagné | Patisserie Gagne
MÜLLER BACKWAREN | Mueller Backwaren
Café Éphémère | Cafe Ephemere
Lopez & Vega Law | Lopez and Vega Law
Beaulieu et Frères | Beaulieu & Frères
Søndergaard Møbler | Sondergaard Mobler
O’Hara’s Pub | OHaras Pub
Smith-Jones Architects | Smith Jones Architects
Fisher + Hall Interiors | Fisher & Hall Interiors
The Corner Bakery | Corner Bakery
Jean-François Roy | Jean Francois Roy
# slips
Kensignton Flooring | Kensington Flooring
Philadelpia Pretzel Works | Philadelphia Pretzel Works
Westmminster Glass | Westminster Glass
Abernathy Landscping | Abernathy Landscaping
Trembley Électrique | Tremblay Électrique
Calloway Resturant Supply | Calloway Restaurant Supply
Gutierez Drywall | Gutierrez Drywall
Chesapeke Charters | Chesapeake Charters
Vandenburg Nurseries | Vandenberg Nurseries
Okanagon Cellars | Okanagan Cellars
McCallister Paving | McAllister Paving
# people
Nguyen, Thanh | Thanh Nguyen
Dr. Helen Brandt | Helen Brandt
Mr. Arthur Pope | Arthur Pope
O'Connell, Sean P. | Sean P. O'Connell
Mme Lucie Gendron | Lucie Gendron
Robert Castellano | Bob Castellano
W. Hutchings | Walter Hutchings
Elizabeth Marlowe | Liz Marlowe
Ana María Solís | Ana Maria Solis
Raymond K. Abbott | Raymond Abbott
Bergström, Karin | Karin Bergstrom
Prof. Ivan Petrov | Ivan Petrov
Chen, Michael, CPA | Michael Chen
DeVries, Peter | Peter De Vries
# transliteration
Газпром | Gazprom
Сбербанк России | Sberbank Rossii
Alexei Sorokin | Aleksey Sorokin
Mohammed Al-Rashid | Muhammad al Rashid
Yevgeny Popov | Evgenii Popov
Ελληνικά Πετρέλαια | Ellinika Petrelaia
Schroeder Optik | Schröder Optik
OOO Vympel | Вымпел
# departments and public bodies
Ministry of Finance | Ministère des Finances
Health Department | Department of Health
City of Gatineau | Ville de Gatineau
University of Vienna | Universität Wien, University of Vienna
Police Department of Boston | Boston Police Department
U.S. Department of Agriculture | USDA
Laval University | Université Laval
The Ministry of Agriculture and Forestry | Min. of Agriculture & Forestry
# words left out
Granger Industrial Supply | Granger Industrial
Oakhurst Dairy Farms | Oakhurst Dairy
Summit Ridge Dental Care | Summit Ridge Dental
Ellison Brothers Tree Service | Ellison Brothers Tree
Peregrine Security Services | Peregrine Security
`;

export const HELD_OUT_DIFFERENT = `
# one word other
Baxter Brothers Roofing | Baxter Sisters Roofing
Grand River Dental | Grand Rapids Dental
Pacific Coast Plumbing | Atlantic Coast Plumbing
Royal Oak Painting | Royal Elm Painting
Golden Gate Bakery | Golden Crown Bakery
Maple Leaf Towing | Maple Ridge Towing
Summit Dental Group | Pinnacle Dental Group
Silver Creek Winery | Silver Lake Winery
Red Barn Antiques | Red Door Antiques
Oak Hill Veterinary Clinic | Oak Park Veterinary Clinic
Clínica San José | Clínica San Juan
Boulangerie du Village | Boulangerie du Marché
# same name, other trade
Fontaine Plumbing | Fontaine Roofing
Harris Law Office | Harris Auto Repair
Murphy's Pub | Murphy's Flooring
Lakeside Dental | Lakeside Storage
Phoenix Landscaping | Phoenix Logistics
Toyota Motor | Toyota Tsusho
Gagnon Excavation | Gagnon Électrique
# numbers and branches
Subway #4410 | Subway #4417
Store 12 - Home Hardware | Store 21 - Home Hardware
9187-4432 Québec inc. | 9187-4423 Québec inc.
Public School 118 | Public School 181
Local 506 | Local 183
Unit 3 Riverbend Condos | Unit 5 Riverbend Condos
Fire District 2 | Fire District 6
Second Street Gym | Third Street Gym
Route 66 Diner | Route 44 Diner
# franchise outlets and places
Tim Hortons Laval | Tim Hortons Gatineau
Holiday Inn Austin | Holiday Inn Dallas
University of Texas at Austin | University of Texas at El Paso
RE/MAX Toronto | RE/MAX Halifax
Sheraton Munich | Sheraton Frankfurt
YMCA of Denver | YMCA of Seattle
Bank of Nova Scotia | Bank of Montreal
City of Portland | City of Spokane
# parents and subsidiaries
Brookfield Renewable Partners | Brookfield Infrastructure Partners
Berkshire Hathaway Energy | Berkshire Hathaway HomeServices
Samsung Electronics | Samsung Heavy Industries
Loblaw Properties | Loblaw Pharmacy
Alpine Holdings | Alpine Catering
Desjardins Assurances | Desjardins Valeurs mobilières
Siemens Healthineers | Siemens Energy
Tata Steel | Tata Motors
# people
John Harmon | Jane Harmon
K. Whitfield | M. Whitfield
Carlos Medina | Carmen Medina
Paul Lefebvre | Pierre Lefebvre
Susan Boyd | Susan Lloyd
Robert Chan | Robert Chang
Thomas Wren Jr. | Thomas Wren Sr.
Li Wei | Li Na
Daniel Roy | Danielle Roy
Anne Fortin | Anne Martin
Henry Cole III | Henry Cole II
Gupta, Raj | Gupta, Rani
Maria L. Costa | Maria S. Costa
Martin Luther | Luther Vandross
Eric Johnson | Erica Johnson
# near in letters
Carter Glass | Cartier Glass
Marlin Fisheries | Martin Fisheries
Hanson Paving | Johnson Paving
Birch Lane Homes | Beech Lane Homes
Baker Electric | Barker Electric
Walker Heating | Waller Heating
Hilton Carpets | Milton Carpets
Boston Freight | Bolton Freight
Bell Fence | Ball Fence
Stanley Tools | Stanton Tools
Fleming Marine | Flemington Marine
# acronyms
American Bar Association | ABC
IBM | Internal Business Mailing
CBC | CBS
Bank of America | Bank of Canada
United Nations | UNESCO
ABB | ABC Supply
# public bodies
Ministry of Health | Ministry of Finance
Department of Physics | Department of Chemistry
North York Library | East York Library
Supreme Court of Ohio | Supreme Court of Iowa
National Institute of Health | National Institute of Justice
Embassy of Austria | Embassy of Australia
Service des incendies | Service des finances
Ohio State University | Iowa State University
# only common words shared
Global Logistics Solutions | Premier Logistics Solutions
Quality Auto Body | Precision Auto Body
Elite Home Services | Reliable Home Services
Groupe Conseil Lambert | Groupe Conseil Bélanger
Advanced Medical Supplies | Allied Medical Supplies
First National Bank | Second National Bank
Premier Construction Inc. | Superior Construction Inc.
Family Dental Care | Gentle Dental Care
New York Pizza | Chicago Pizza
Best Choice Movers | Right Choice Movers
Green Valley Farms | Green Mountain Farms
United Rentals | United Airlines
`;
