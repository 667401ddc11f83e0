/** Wording of firewalls and challenges in languages other than English and Chinese. Data; see wording.ts. */
import type { WordingRow } from './wording';

/**
 * Each pattern begins with what is called, and needs a word for the refusal and, where that one is common, a word for the guard:
 * a request that was blocked, a request that a security rule rejected, an attack that was seen.
 */
export const frontRowsElsewhere: readonly WordingRow[] = [
  { cause: 'waf-rule', words: /(?:[Зз]апрос|[Дд]оступ|[Дд]ействи|[Сс]оединени).{0,80}(?:блокир|отклон|запрещ[её]н).{0,100}(?:безопасн|подозрит|защит|атак|правил|фа[ей]рвол|брандмауэр)|подозрительн.{0,80}(?:блокир|отклон)|(?:межсетев.{1,4} экран|брандмауэр|фа[ей]рвол).{0,80}(?:блокир|отклон)|(?:[Вв]аш )?[Зз]апрос .{0,30}заблокирован|обнаружена (?:атака|попытка взлома)/ },
  { cause: 'waf-rule', words: /(?:보안|방화벽|해킹|공격|비정상|악의|유해).{0,60}(?:차단|거부)|(?:요청|접근|접속).{0,40}(?:차단|거부).{0,60}(?:보안|방화벽|정책|공격)|(?:요청|접근|접속)(?:이|을|은)? ?차단되었/ },
  { cause: 'waf-rule', words: /(?:セキュリティ|不正|攻撃|ファイアウォール|WAF).{0,60}(?:ブロック|遮断|拒否|検知|制限)|(?:リクエスト|アクセス|通信).{0,30}(?:ブロック|遮断)(?:され|しました)/, unless: /メンテナンス/ },
  { cause: 'waf-rule', words: /(?:solicitud|petici[oó]n|acceso|p[aá]gina)\b.{0,80}(?:bloquead|rechazad|denegad).{0,100}(?:segurid|firewall|cortafuegos|sospechos|malicios|ataque)|(?:solicitud|petici[oó]n|URL solicitada)\b.{0,20}(?:fue|ha sido|est[aá]) (?:bloqueada|rechazada)|(?:cortafuegos|firewall).{0,60}(?:bloque|rechaz)|ataque detectado/i },
  { cause: 'waf-rule', words: /(?:requisi[cç][aã]o|solicita[cç][aã]o|acesso|pedido)\b.{0,80}(?:bloquead|rejeitad|negad).{0,100}(?:seguran[cç]a|firewall|suspeit|malicios|ataque)|(?:requisi[cç][aã]o|solicita[cç][aã]o|URL solicitada|pedido)\b.{0,20}(?:foi|est[aá]) (?:bloquead|rejeitad)|ataque detec?tado/i },
  { cause: 'waf-rule', words: /(?:requ[eê]te|acc[eè]s|demande|URL)\b.{0,80}(?:bloqu[eé]|rejet[eé]|refus[eé]).{0,100}(?:s[eé]curit|pare-feu|firewall|suspect|malveill|attaque)|(?:requ[eê]te|demande)\b.{0,12}a [eé]t[eé] (?:bloqu|rejet)|(?:pare-feu|firewall).{0,60}bloqu/i },
  { cause: 'waf-rule', words: /(?:Anfrage|Anforderung|Zugriff|Aufruf|Zugang)\b.{0,80}(?:blockiert|gesperrt|abgelehnt|abgewiesen|verweigert).{0,100}(?:Sicherheit|Firewall|verd(?:ä|ae)chtig|sch(?:ä|ae)dlich|Angriff|Schutz)|Angriff.{0,40}(?:erkannt|blockiert|abgewehrt)|(?:Sicherheit|Firewall).{0,80}(?:blockiert|abgelehnt|abgewiesen)|(?:Anfrage|Anforderung) wurde (?:blockiert|gesperrt)/ },
  { cause: 'waf-rule', words: /(?:richiesta|accesso)\b.{0,80}(?:bloccat|rifiutat|negat).{0,100}(?:sicurezza|firewall|sospett|malevol|attacco)|richiesta (?:è|e') stata (?:bloccata|rifiutata)|(?:żądanie|zapytanie|dostęp).{0,60}(?:zablokowan|odrzucon).{0,80}(?:bezpiecze|zapor|podejrzan|atak)|(?:iste[ğg]iniz|eri[şs]iminiz|talebiniz).{0,60}(?:engellen|reddedil)|(?:yêu cầu|truy cập).{0,60}(?:bị chặn|bị từ chối|đã bị chặn)|(?:permintaan|akses) .{0,40}(?:diblokir|ditolak).{0,60}(?:keamanan|firewall)|verzoek .{0,40}geblokkeerd|požadavek .{0,40}(?:zablokov|odmítnut)/i },
  { cause: 'bot-challenge', words: /провер(?:ка|ки|яем|ить) .{0,20}(?:браузер|человек|робот)|подтвердите,? что вы|(?:я|вы) не робот|[Вв]ключите JavaScript|автоматическ.{1,6} запрос|로봇이 아닙|자동화된 (?:요청|접근|접속)|자바스크립트를 (?:활성화|사용|켜)|(?:ロボット|人間)(?:ではない|ではありません|であること)|JavaScript ?を(?:有効|オン)|ブラウザを?(?:確認|チェック)(?:して|中)/ },
  { cause: 'bot-challenge', words: /(?:no (?:es|eres|soy) un|n[aã]o (?:[eé]|sou|[eé]s) um|pas un) rob[oô]t|kein (?:Bot|Roboter)\b|(?:comprobando|verificando) (?:su|tu|seu|o seu) navegador|v[eé]rifi\w{1,6} (?:de |que )?(?:votre navigateur|vous [eê]tes (?:un )?humain|eres humano|[eé] humano)|Browser wird (?:gepr|[üu]berpr)|(?:habilit|activ|aktivier)\w{1,6} (?:Sie )?JavaScript/i },
];
