/** Cities of the airports whose codes CDNs give to their sites: code, English, Simplified Chinese. Data only. */

const CITIES = `
ABQ Albuquerque 阿尔伯克基|ACC Accra 阿克拉|ADL Adelaide 阿德莱德|AKL Auckland 奥克兰|ALA Almaty 阿拉木图|AMM Amman 安曼|AMS Amsterdam 阿姆斯特丹|ARN Stockholm 斯德哥尔摩|ATH Athens 雅典|ATL Atlanta 亚特兰大|AUS Austin 奥斯汀
BAH Manama 麦纳麦|BCN Barcelona 巴塞罗那|BEG Belgrade 贝尔格莱德|BER Berlin 柏林|BFI Seattle 西雅图|BKK Bangkok 曼谷|BLR Bengaluru 班加罗尔|BNA Nashville 纳什维尔|BNE Brisbane 布里斯班|BOG Bogotá 波哥大|BOM Mumbai 孟买|BOS Boston 波士顿|BRU Brussels 布鲁塞尔|BSB Brasília 巴西利亚|BUD Budapest 布达佩斯|BUF Buffalo 布法罗|BUR Los_Angeles 洛杉矶
CAI Cairo 开罗|CAN Guangzhou 广州|CBR Canberra 堪培拉|CCU Kolkata 加尔各答|CDG Paris 巴黎|CGK Jakarta 雅加达|CGO Zhengzhou 郑州|CGQ Changchun 长春|CLT Charlotte 夏洛特|CMB Colombo 科伦坡|CMH Columbus 哥伦布|CPH Copenhagen 哥本哈根|CPT Cape_Town 开普敦|CTU Chengdu 成都|CKG Chongqing 重庆
DAC Dhaka 达卡|DCA Washington_DC 华盛顿|DEL Delhi 德里|DEN Denver 丹佛|DFW Dallas 达拉斯|DME Moscow 莫斯科|DMK Bangkok 曼谷|DOH Doha 多哈|DTW Detroit 底特律|DUB Dublin 都柏林|DUS Düsseldorf 杜塞尔多夫|DXB Dubai 迪拜
EWR Newark 纽瓦克|EZE Buenos_Aires 布宜诺斯艾利斯|FCO Rome 罗马|FJR Fujairah 富查伊拉|FOC Fuzhou 福州|FOR Fortaleza 福塔莱萨|FRA Frankfurt 法兰克福|FUK Fukuoka 福冈|GIG Rio_de_Janeiro 里约热内卢|GRU São_Paulo 圣保罗|GVA Geneva 日内瓦|GYD Baku 巴库
HAM Hamburg 汉堡|HAN Hanoi 河内|HEL Helsinki 赫尔辛基|HFE Hefei 合肥|HGH Hangzhou 杭州|HHN Frankfurt 法兰克福|HKG Hong_Kong 香港|HND Tokyo 东京|HNL Honolulu 檀香山|HYD Hyderabad 海得拉巴
IAD Washington_DC 华盛顿|IAH Houston 休斯敦|ICN Seoul 首尔|IND Indianapolis 印第安纳波利斯|IST Istanbul 伊斯坦布尔|ITM Osaka 大阪|JAX Jacksonville 杰克逊维尔|JED Jeddah 吉达|JFK New_York 纽约|JHB Johor_Bahru 新山|JNB Johannesburg 约翰内斯堡
KBP Kyiv 基辅|KHH Kaohsiung 高雄|KHI Karachi 卡拉奇|KIX Osaka 大阪|KTM Kathmandu 加德满都|KUL Kuala_Lumpur 吉隆坡|KWI Kuwait_City 科威特城
LAS Las_Vegas 拉斯维加斯|LAX Los_Angeles 洛杉矶|LCY London 伦敦|LED Saint_Petersburg 圣彼得堡|LGA New_York 纽约|LHR London 伦敦|LIM Lima 利马|LIN Milan 米兰|LIS Lisbon 里斯本|LON London 伦敦|LOS Lagos 拉各斯|LUX Luxembourg 卢森堡|LYS Lyon 里昂
MAA Chennai 金奈|MAD Madrid 马德里|MAN Manchester 曼彻斯特|MCI Kansas_City 堪萨斯城|MCT Muscat 马斯喀特|MDE Medellín 麦德林|MDW Chicago 芝加哥|MEL Melbourne 墨尔本|MEX Mexico_City 墨西哥城|MFM Macau 澳门|MIA Miami 迈阿密|MNL Manila 马尼拉|MRS Marseille 马赛|MSP Minneapolis 明尼阿波利斯|MUC Munich 慕尼黑|MXP Milan 米兰
NBO Nairobi 内罗毕|NKG Nanjing 南京|NRT Tokyo 东京|ORD Chicago 芝加哥|ORF Norfolk 诺福克|ORY Paris 巴黎|OSL Oslo 奥斯陆|OTP Bucharest 布加勒斯特|PDX Portland 波特兰|PEK Beijing 北京|PER Perth 珀斯|PHL Philadelphia 费城|PHX Phoenix 菲尼克斯|PIT Pittsburgh 匹兹堡|PKX Beijing 北京|PMO Palermo 巴勒莫|PNH Phnom_Penh 金边|PRG Prague 布拉格|PVG Shanghai 上海
QRO Querétaro 克雷塔罗|RIX Riga 里加|RUH Riyadh 利雅得|SAN San_Diego 圣迭戈|SCL Santiago 圣地亚哥|SEA Seattle 西雅图|SFO San_Francisco 旧金山|SGN Ho_Chi_Minh_City 胡志明市|SHA Shanghai 上海|SHE Shenyang 沈阳|SIN Singapore 新加坡|SJC San_Jose 圣何塞|SLC Salt_Lake_City 盐湖城|SMF Sacramento 萨克拉门托|SOF Sofia 索非亚|STL St_Louis 圣路易斯|STO Stockholm 斯德哥尔摩|SVO Moscow 莫斯科|SYD Sydney 悉尼|SYQ San_José 圣何塞|SZX Shenzhen 深圳
TAO Qingdao 青岛|TIA Tirana 地拉那|TLL Tallinn 塔林|TLV Tel_Aviv 特拉维夫|TNA Jinan 济南|TPA Tampa 坦帕|TPE Taipei 台北|TSN Tianjin 天津|TXL Berlin 柏林|TYO Tokyo 东京|ULN Ulaanbaatar 乌兰巴托|VIE Vienna 维也纳|VNO Vilnius 维尔纽斯|WAW Warsaw 华沙|WUH Wuhan 武汉|WUX Wuxi 无锡|XIY Xi'an 西安|XMN Xiamen 厦门|YTO Toronto 多伦多|YUL Montréal 蒙特利尔|YVR Vancouver 温哥华|YYC Calgary 卡尔加里|YYZ Toronto 多伦多|ZAG Zagreb 萨格勒布|ZRH Zürich 苏黎世`;

/** City by code, in English (0) or Chinese (1). */
export function cities(language: 0 | 1): { readonly [code: string]: string } {
  return Object.fromEntries(
    CITIES.split(/[\n|]/).flatMap((line): [string, string][] => {
      const [code, ...names] = line.split(' ');
      const name = names[language]?.replaceAll('_', ' ');
      return code === undefined || name === undefined ? [] : [[code, name]];
    }),
  );
}
