PRAGMA application_id = 1178818372;
BEGIN TRANSACTION;
CREATE TABLE action (
	id INTEGER NOT NULL, 
	withdrawn BOOLEAN NOT NULL, 
	name VARCHAR NOT NULL, 
	at VARCHAR NOT NULL, 
	"by" VARCHAR NOT NULL, 
	login VARCHAR NOT NULL, 
	via VARCHAR NOT NULL, 
	reason VARCHAR NOT NULL, 
	undoes INTEGER, 
	CONSTRAINT pk_action PRIMARY KEY (id), 
	CONSTRAINT fk_action_undoes FOREIGN KEY(undoes) REFERENCES action (id)
);
INSERT INTO "action" VALUES(1,0,'import','2026-11-24T10:40:10.963078Z','mara','mara','import','bridge.txt',NULL);
INSERT INTO "action" VALUES(2,0,'date article','2026-11-24T10:40:10.979783Z','mara','mara','command','1: 2024-03-18',NULL);
INSERT INTO "action" VALUES(3,0,'add evidence','2026-11-24T10:40:11.005619Z','mara','mara','command','https://city.example/opening',NULL);
INSERT INTO "action" VALUES(4,0,'verdict','2026-11-24T10:40:11.018822Z','mara','mara','command','The city says so.',NULL);
INSERT INTO "action" VALUES(5,0,'sign off','2026-11-24T10:40:11.032597Z','mara','mara','command','the rest',NULL);
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE article (
	id INTEGER NOT NULL, 
	withdrawn BOOLEAN NOT NULL, 
	"key" VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	url VARCHAR, 
	headline VARCHAR NOT NULL, 
	publisher VARCHAR, 
	byline VARCHAR, 
	language VARCHAR NOT NULL, 
	mode VARCHAR NOT NULL, 
	scale VARCHAR, 
	published DATE, 
	published_precision VARCHAR, 
	published_how VARCHAR NOT NULL, 
	due DATE, 
	current INTEGER NOT NULL, 
	rev INTEGER NOT NULL, 
	CONSTRAINT pk_article PRIMARY KEY (id), 
	CONSTRAINT uq_article_key UNIQUE ("key"), 
	CONSTRAINT uq_article_number UNIQUE (number)
);
INSERT INTO "article" VALUES(1,0,'bridge',1,NULL,'',NULL,NULL,'en','theirs',NULL,'2024-03-18','day','reviewer',NULL,1,1);
CREATE TABLE change (
	seq INTEGER NOT NULL, 
	action_id INTEGER NOT NULL, 
	entity VARCHAR NOT NULL, 
	"key" INTEGER NOT NULL, 
	what VARCHAR NOT NULL, 
	payload VARCHAR, 
	salt BLOB NOT NULL, 
	digest BLOB NOT NULL, 
	hash BLOB NOT NULL, 
	CONSTRAINT pk_change PRIMARY KEY (seq), 
	CONSTRAINT fk_change_action_id FOREIGN KEY(action_id) REFERENCES action (id)
);
INSERT INTO "change" VALUES(1,1,'action',1,'insert','{"id":1,"withdrawn":false,"name":"import","at":"2026-11-24T10:40:10.963078Z","by":"mara","login":"mara","via":"import","reason":"bridge.txt","undoes":null}',X'D752B8BB2B3C5B4EC2867A57C5BB9C3E',X'7A9B38F99E47E29615CF7AE284D37C5293E5FC5F9461EEC7D125D8BDCEA7F496',X'3A4389712261F44FE9059F75903EF03A744C046223682A33AF3C526776545145');
INSERT INTO "change" VALUES(2,1,'article',1,'insert','{"id":1,"withdrawn":false,"key":"bridge","number":1,"url":null,"headline":"","publisher":null,"byline":null,"language":"en","mode":"theirs","scale":null,"published":null,"published_precision":null,"published_how":"unknown","due":null,"current":0,"rev":0}',X'48979376C4DB9588B331ECA5FE1CAC50',X'8315B58B277785409B095EC1A0179C06DE83A1742ABC5792E393DEFBE6881163',X'CED55BDA23AAB903F90841254A2441F52FAC8242447A7A2BC4AF02F5052C0371');
INSERT INTO "change" VALUES(3,1,'version',1,'insert','{"id":1,"withdrawn":false,"article_id":1,"n":1,"text":"0bd249edee94ae5d1e8f5ad12b51e572e608e8552e815b35ce07851a1dff6707","sha256":"0bd249edee94ae5d1e8f5ad12b51e572e608e8552e815b35ce07851a1dff6707","extractor":null}',X'A4938CC37588B8DCE1B16D4F118D95B6',X'4F8849100CCB37F3191335F138FE1162DA3DBACB8367C8F3C2BB86526406F17C',X'5FE9F4E8AA33F0D7A211B47178C66C5D3BDDC72DA368F009A8DED9CA52A917F3');
INSERT INTO "change" VALUES(4,1,'passage',1,'insert','{"id":1,"withdrawn":false,"version_id":1,"start":0,"end":64,"no_fact":false,"reason":""}',X'4061C06414112678CB9BBEF79F1A8298',X'8C690DB1066BCC37741B8221EAF7DEE1A874E62F4DD825489FA29B9A7D372DFB',X'C9F718A9E9844E543FAE9C8F304CD341B93995297B4BCDE0BB803DC04392C1F4');
INSERT INTO "change" VALUES(5,1,'passage',2,'insert','{"id":2,"withdrawn":false,"version_id":1,"start":66,"end":100,"no_fact":false,"reason":""}',X'2A389C1A5530286DE5A16137E01A4D17',X'8686EADCDBDC89391D99F74F218B74E2DED3740101DADD2316271DCDAD245D41',X'B1634353DB31DB78C5732635C785E8380030A5095FA2304D1B2B674AF7F993B2');
INSERT INTO "change" VALUES(6,1,'time_expression',1,'insert','{"id":1,"withdrawn":false,"version_id":1,"start":29,"end":35,"text":"Monday","type":"DATE","value":"XXXX-WXX-1","mod":null,"rule":"weekday","anchor":"","earliest":null,"latest":null,"precision":null,"edtf":null,"explanation":"nothing to count “Monday” from","status":"unresolved"}',X'F0D5C8AA5FC35A73DBB9F6E3EFE9E3F7',X'8CE335CF1DB366D29E29C2201C8C06A4F3D312F23F77AA79EEEE1424BC6195D5',X'F27F78CDDCA01506BB3FE8F93E99A44FF375329155ACB5E699ECB769620B538D');
INSERT INTO "change" VALUES(7,1,'claim',1,'insert','{"id":1,"withdrawn":false,"key":"bridge#1","article_id":1,"number":1,"text":"The harbour bridge opened on Monday","statement":"The harbour bridge opened on Monday","statement_status":"verbatim","kind":"event","voice":"indirect","speaker":"the mayor","speaker_as_written":"the mayor","speaker_role":"","speaker_kind":"person","worth":0.4188,"reasons":["something done: ''opened''","something that happened"],"state":"new","assignee":null,"dismissed_as":null,"note":"","stale":"","verdicts":0,"origin":"reading/1","rev":0}',X'002FFFBA3CB908E3918510326A2DE5E5',X'0A66EFDEECCDF9C02EE94B329A096F8B57718158759EC6A828EBD2FCB1D74553',X'8755832DFC5959FB4287A2DFC3A977207B01EE8845F028CAEF39DE143324F99B');
INSERT INTO "change" VALUES(8,1,'place',1,'insert','{"id":1,"withdrawn":false,"claim_id":1,"version_id":1,"start":0,"end":35,"exact":"The harbour bridge opened on Monday","prefix":"","suffix":", the mayor, Ada Quill, said.\n\nT","state":"exact"}',X'430CE09AAF774235CC560A3D69AE50DE',X'8EE121B65002D1EACAA44A19DF89F877C1D0FC62423E6DAD89FA35BE5ABAD5DC',X'C1CE1178801D4358372C94191A16538FA3A3827B091D9AA63EEFF16F885E27C3');
INSERT INTO "change" VALUES(9,1,'version',1,'update','{"id":1,"withdrawn":false,"article_id":1,"n":1,"text":"0bd249edee94ae5d1e8f5ad12b51e572e608e8552e815b35ce07851a1dff6707","sha256":"0bd249edee94ae5d1e8f5ad12b51e572e608e8552e815b35ce07851a1dff6707","extractor":"reading/1"}',X'972860295BF51373049DF992254E7AA1',X'49B0A396F2AFCE32CF6C9F510A5A8111501C9B0FC6E2418CCD8CC72C08F78E57',X'648EBBE6E84E8F28B6FE81CD8CB0CFDA8CCE1B3B5821C883547EDE02CBED1659');
INSERT INTO "change" VALUES(10,1,'article',1,'update','{"id":1,"withdrawn":false,"key":"bridge","number":1,"url":null,"headline":"","publisher":null,"byline":null,"language":"en","mode":"theirs","scale":null,"published":null,"published_precision":null,"published_how":"unknown","due":null,"current":1,"rev":0}',X'06B94C97DF0D51637DDE965C2F226AFD',X'C79D9143F69751CCE23D6FDA209A6E4C2221901FB9BB20BC304294445EB9DE1A',X'CB04279EEE9050A715162F83C381178E01D6AA2234BDB792EBB371F883C23DC0');
INSERT INTO "change" VALUES(11,1,'import_run',1,'insert','{"id":1,"withdrawn":false,"source":"bridge.txt","format":"text","sha256":"0bd249edee94ae5d1e8f5ad12b51e572e608e8552e815b35ce07851a1dff6707","action_id":1,"state":"done","counts":{"claims":1,"new":1,"changed":0,"unchanged":0,"refused":0},"refused":[]}',X'8D49D9C270A55B4949EC20DE65020331',X'F6B70C94128E4BF803949271FEE4D72EFD794AF316B9C7051B5B6046E2B9FB8D',X'0DBA7D050177C56FA83EB4E6AB6F85A4A223D2C9A30F5A3F56D0C0B01F2F7B38');
INSERT INTO "change" VALUES(12,2,'action',2,'insert','{"id":2,"withdrawn":false,"name":"date article","at":"2026-11-24T10:40:10.979783Z","by":"mara","login":"mara","via":"command","reason":"1: 2024-03-18","undoes":null}',X'10E99D025E8981A82702AC37A1E11C1B',X'40100B11E0D2E136B953539548A6F8BD148AC94AB120E30CE917458500064C87',X'C6BBC1CA264304C571A2208FF29817678EA7341E3608F7303581D84EF8477458');
INSERT INTO "change" VALUES(13,2,'article',1,'update','{"id":1,"withdrawn":false,"key":"bridge","number":1,"url":null,"headline":"","publisher":null,"byline":null,"language":"en","mode":"theirs","scale":null,"published":"2024-03-18","published_precision":"day","published_how":"reviewer","due":null,"current":1,"rev":1}',X'744BB2E2C3025D265AA927D32669EAE8',X'2253C805B5D5A96A724428426ED2E9FBA1F9DB382741FC03A59A0B1E3E5F8C87',X'D1468CA75C798EFC66E6EA9D21F5F1A61FDC2242C658F62908CB4DF6C06E1A95');
INSERT INTO "change" VALUES(14,2,'time_expression',1,'update','{"id":1,"withdrawn":false,"version_id":1,"start":29,"end":35,"text":"Monday","type":"DATE","value":"2024-03-18","mod":null,"rule":"weekday","anchor":"publication","earliest":"2024-03-18","latest":"2024-03-18","precision":"day","edtf":"2024-03-18","explanation":"the Monday on or before 18 March 2024","status":"resolved"}',X'F5F8E389C06684E0466CC4E51D06D4F6',X'AB0C57E0EFCD1C35207C047741E0BB50B67319E296A275F2F661456373B1D581',X'906D01152654AFBD1E27526BC2C2F28A3EC7281C6F0D46BF6787E6FCDCD13393');
INSERT INTO "change" VALUES(15,3,'action',3,'insert','{"id":3,"withdrawn":false,"name":"add evidence","at":"2026-11-24T10:40:11.005619Z","by":"mara","login":"mara","via":"command","reason":"https://city.example/opening","undoes":null}',X'6830613285F6DC3A0A3D92EAC5FFE3F4',X'2CDEE016C23605E34C25CFB102C11954FA025C1F874E7F1BD1EA70EE120DFB6B',X'D0FEFEFB9F8B7ED728E1CFB94E0B20609675588EB3218DDECD2CF42095973059');
INSERT INTO "change" VALUES(16,3,'source',1,'insert','{"id":1,"withdrawn":false,"key":"bridge#S1","article_id":1,"number":1,"url":"https://city.example/opening","canonical":"https://city.example/opening","title":"","publisher":null,"kind":"news","description":"","derived_from":null,"confidential":false,"accessed":null,"rev":0}',X'72E4D8BCEDAB70B36F3D901F467D6018',X'8E3D7EEE53F56BE7EA283DB5E45A945ACC614186C514EC0663CE50F17973CFF1',X'40AA95751A04DE976A3B82114407C665D840EB7B1C36CC0E675FD7D32B5E9CCC');
INSERT INTO "change" VALUES(17,3,'evidence',1,'insert','{"id":1,"withdrawn":false,"key":"bridge#1/E1","claim_id":1,"source_id":1,"question":"so","stance":"supports","quotation":"opened on 18 March","locator":"","language":null,"translation":"","note":"","state":"unchecked","rev":0}',X'E115A30489258C9A57999F07D81AC305',X'B534E25087A2F5C8A4569DBB8C8CD6ECAF76D52911224C0B44B423767346A98C',X'C0DB792733822A0E3648DB73F3725A36390322215C89CD7B853ACB3FF7A1977D');
INSERT INTO "change" VALUES(18,4,'action',4,'insert','{"id":4,"withdrawn":false,"name":"verdict","at":"2026-11-24T10:40:11.018822Z","by":"mara","login":"mara","via":"command","reason":"The city says so.","undoes":null}',X'B176BF78468D892EB1BFD68312F304E8',X'A7BCD962C4855EACF40A292069EE995D788CED57A70921A0BC946C241F22257E',X'25489DAB23CBE0440903469F69E2998B9C89B3BBE748486D4B3A195C897D15A2');
INSERT INTO "change" VALUES(19,4,'verdict',1,'insert','{"id":1,"withdrawn":false,"key":"bridge#1/V1","claim_id":1,"question":"so","scale":"google-5","rating":"True","rationale":"The city says so.","should_read":null,"answer":null,"answered_by":null,"by":"mara","at":"2026-11-24T10:40:11.018348Z","as_of":null,"evidence":["bridge#1/E1"]}',X'00EA1D54096290B662EB94C01DB634E6',X'72830B64D36545FB456A66F75B07FBA1D707111AEB0565C1D15053BC4457FE0B',X'78F11B40A5995D1719F699FAF78A86DCBE4BD800133F751F85494895C488C228');
INSERT INTO "change" VALUES(20,4,'claim',1,'update','{"id":1,"withdrawn":false,"key":"bridge#1","article_id":1,"number":1,"text":"The harbour bridge opened on Monday","statement":"The harbour bridge opened on Monday","statement_status":"verbatim","kind":"event","voice":"indirect","speaker":"the mayor","speaker_as_written":"the mayor","speaker_role":"","speaker_kind":"person","worth":0.4188,"reasons":["something done: ''opened''","something that happened"],"state":"new","assignee":null,"dismissed_as":null,"note":"","stale":"","verdicts":1,"origin":"reading/1","rev":1}',X'36EE1BCF6FF54897F17350A9EC118244',X'79B37F73CF427FF2294CFCF7FF81530B71C478FD481190A66AC3A8C2D34C1EBA',X'50EE18F95369C01E3F55105AE438D2F3C3049C0BAB545EE7EB4C36D2DB88BD29');
INSERT INTO "change" VALUES(21,4,'claim',1,'update','{"id":1,"withdrawn":false,"key":"bridge#1","article_id":1,"number":1,"text":"The harbour bridge opened on Monday","statement":"The harbour bridge opened on Monday","statement_status":"verbatim","kind":"event","voice":"indirect","speaker":"the mayor","speaker_as_written":"the mayor","speaker_role":"","speaker_kind":"person","worth":0.4188,"reasons":["something done: ''opened''","something that happened"],"state":"checking","assignee":null,"dismissed_as":null,"note":"","stale":"","verdicts":1,"origin":"reading/1","rev":2}',X'FBE9667200B3D168637D82BDE81AA87F',X'80540A30C1F2C556A90A43C40D3D88C74328E14A52B0E0F983A37418A94ECE60',X'AF3CFA7E42EEE937DD18527B2714C076F181F66BCA20CBA14E8D718C78571D15');
INSERT INTO "change" VALUES(22,5,'action',5,'insert','{"id":5,"withdrawn":false,"name":"sign off","at":"2026-11-24T10:40:11.032597Z","by":"mara","login":"mara","via":"command","reason":"the rest","undoes":null}',X'7FCF69C213F3BAD2BA7110821331EF78',X'1E3F7817EEA7462F038875AA5F933CC101C39D33A031D9EB18D2AF9FD27EA9B7',X'B31649D8189C6C5C8130CCAA8CBAAE4A6F090360C389684D00EB31EB095B31C8');
INSERT INTO "change" VALUES(23,5,'sign_off',1,'insert','{"id":1,"withdrawn":false,"key":"bridge@1/mara/2026-11-24T10:40:11.032089+00:00","article_id":1,"n":1,"by":"mara","at":"2026-11-24T10:40:11.032089Z","waivers":["the rest"]}',X'E5727EB2622BC390DB2F8BCAFA2D28B2',X'3C344438425A95508CB3C5F8F57232F41F621AEA31516E1BD476B6C80CBECA7A',X'B4CE86F25D335A89E03262342CE3242B93CDA5C7DD5181D46478BC7025BA88E2');
CREATE TABLE claim (
	id INTEGER NOT NULL, 
	withdrawn BOOLEAN NOT NULL, 
	"key" VARCHAR NOT NULL, 
	article_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	text VARCHAR NOT NULL, 
	statement VARCHAR NOT NULL, 
	statement_status VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	voice VARCHAR NOT NULL, 
	speaker VARCHAR, 
	speaker_as_written VARCHAR, 
	speaker_role VARCHAR NOT NULL, 
	speaker_kind VARCHAR, 
	worth FLOAT NOT NULL, 
	reasons JSON NOT NULL, 
	state VARCHAR NOT NULL, 
	assignee VARCHAR, 
	dismissed_as VARCHAR, 
	note VARCHAR NOT NULL, 
	stale VARCHAR NOT NULL, 
	verdicts INTEGER NOT NULL, 
	origin VARCHAR NOT NULL, 
	rev INTEGER NOT NULL, 
	CONSTRAINT pk_claim PRIMARY KEY (id), 
	CONSTRAINT fk_claim_article_id FOREIGN KEY(article_id) REFERENCES article (id), 
	CONSTRAINT uq_claim_article_id_number UNIQUE (article_id, number), 
	CONSTRAINT uq_claim_key UNIQUE ("key")
);
INSERT INTO "claim" VALUES(1,0,'bridge#1',1,1,'The harbour bridge opened on Monday','The harbour bridge opened on Monday','verbatim','event','indirect','the mayor','the mayor','','person',0.4188,'["something done: ''opened''","something that happened"]','checking',NULL,NULL,'','',1,'reading/1',2);
CREATE TABLE evidence (
	id INTEGER NOT NULL, 
	withdrawn BOOLEAN NOT NULL, 
	"key" VARCHAR NOT NULL, 
	claim_id INTEGER NOT NULL, 
	source_id INTEGER NOT NULL, 
	question VARCHAR NOT NULL, 
	stance VARCHAR NOT NULL, 
	quotation VARCHAR NOT NULL, 
	locator VARCHAR NOT NULL, 
	language VARCHAR, 
	translation VARCHAR NOT NULL, 
	note VARCHAR NOT NULL, 
	state VARCHAR NOT NULL, 
	rev INTEGER NOT NULL, 
	CONSTRAINT pk_evidence PRIMARY KEY (id), 
	CONSTRAINT fk_evidence_claim_id FOREIGN KEY(claim_id) REFERENCES claim (id), 
	CONSTRAINT fk_evidence_source_id FOREIGN KEY(source_id) REFERENCES source (id), 
	CONSTRAINT uq_evidence_key UNIQUE ("key")
);
INSERT INTO "evidence" VALUES(1,0,'bridge#1/E1',1,1,'so','supports','opened on 18 March','',NULL,'','','unchecked',0);
CREATE TABLE import_run (
	id INTEGER NOT NULL, 
	withdrawn BOOLEAN NOT NULL, 
	source VARCHAR NOT NULL, 
	format VARCHAR NOT NULL, 
	sha256 VARCHAR NOT NULL, 
	action_id INTEGER, 
	state VARCHAR NOT NULL, 
	counts JSON NOT NULL, 
	refused JSON NOT NULL, 
	CONSTRAINT pk_import_run PRIMARY KEY (id), 
	CONSTRAINT fk_import_run_action_id FOREIGN KEY(action_id) REFERENCES action (id)
);
INSERT INTO "import_run" VALUES(1,0,'bridge.txt','text','0bd249edee94ae5d1e8f5ad12b51e572e608e8552e815b35ce07851a1dff6707',1,'done','{"claims":1,"new":1,"changed":0,"unchanged":0,"refused":0}','[]');
CREATE TABLE passage (
	id INTEGER NOT NULL, 
	withdrawn BOOLEAN NOT NULL, 
	version_id INTEGER NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	no_fact BOOLEAN NOT NULL, 
	reason VARCHAR NOT NULL, 
	CONSTRAINT pk_passage PRIMARY KEY (id), 
	CONSTRAINT fk_passage_version_id FOREIGN KEY(version_id) REFERENCES version (id)
);
INSERT INTO "passage" VALUES(1,0,1,0,64,0,'');
INSERT INTO "passage" VALUES(2,0,1,66,100,0,'');
CREATE TABLE place (
	id INTEGER NOT NULL, 
	withdrawn BOOLEAN NOT NULL, 
	claim_id INTEGER NOT NULL, 
	version_id INTEGER NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	exact VARCHAR NOT NULL, 
	prefix VARCHAR NOT NULL, 
	suffix VARCHAR NOT NULL, 
	state VARCHAR NOT NULL, 
	CONSTRAINT pk_place PRIMARY KEY (id), 
	CONSTRAINT fk_place_claim_id FOREIGN KEY(claim_id) REFERENCES claim (id), 
	CONSTRAINT fk_place_version_id FOREIGN KEY(version_id) REFERENCES version (id)
);
INSERT INTO "place" VALUES(1,0,1,1,0,35,'The harbour bridge opened on Monday','',', the mayor, Ada Quill, said.

T','exact');
CREATE TABLE sign_off (
	id INTEGER NOT NULL, 
	withdrawn BOOLEAN NOT NULL, 
	"key" VARCHAR NOT NULL, 
	article_id INTEGER NOT NULL, 
	n INTEGER NOT NULL, 
	"by" VARCHAR NOT NULL, 
	at VARCHAR NOT NULL, 
	waivers JSON NOT NULL, 
	CONSTRAINT pk_sign_off PRIMARY KEY (id), 
	CONSTRAINT fk_sign_off_article_id FOREIGN KEY(article_id) REFERENCES article (id), 
	CONSTRAINT uq_sign_off_key UNIQUE ("key")
);
INSERT INTO "sign_off" VALUES(1,0,'bridge@1/mara/2026-11-24T10:40:11.032089+00:00',1,1,'mara','2026-11-24T10:40:11.032089Z','["the rest"]');
CREATE TABLE source (
	id INTEGER NOT NULL, 
	withdrawn BOOLEAN NOT NULL, 
	"key" VARCHAR NOT NULL, 
	article_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	url VARCHAR, 
	canonical VARCHAR, 
	title VARCHAR NOT NULL, 
	publisher VARCHAR, 
	kind VARCHAR NOT NULL, 
	description VARCHAR NOT NULL, 
	derived_from INTEGER, 
	confidential BOOLEAN NOT NULL, 
	accessed DATE, 
	rev INTEGER NOT NULL, 
	CONSTRAINT pk_source PRIMARY KEY (id), 
	CONSTRAINT fk_source_article_id FOREIGN KEY(article_id) REFERENCES article (id), 
	CONSTRAINT fk_source_derived_from FOREIGN KEY(derived_from) REFERENCES source (id), 
	CONSTRAINT uq_source_article_id_number UNIQUE (article_id, number), 
	CONSTRAINT uq_source_key UNIQUE ("key")
);
INSERT INTO "source" VALUES(1,0,'bridge#S1',1,1,'https://city.example/opening','https://city.example/opening','',NULL,'news','',NULL,0,NULL,0);
CREATE TABLE time_expression (
	id INTEGER NOT NULL, 
	withdrawn BOOLEAN NOT NULL, 
	version_id INTEGER NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	text VARCHAR NOT NULL, 
	type VARCHAR NOT NULL, 
	value VARCHAR NOT NULL, 
	mod VARCHAR, 
	rule VARCHAR NOT NULL, 
	anchor VARCHAR NOT NULL, 
	earliest DATE, 
	latest DATE, 
	precision VARCHAR, 
	edtf VARCHAR, 
	explanation VARCHAR NOT NULL, 
	status VARCHAR NOT NULL, 
	CONSTRAINT pk_time_expression PRIMARY KEY (id), 
	CONSTRAINT fk_time_expression_version_id FOREIGN KEY(version_id) REFERENCES version (id)
);
INSERT INTO "time_expression" VALUES(1,0,1,29,35,'Monday','DATE','2024-03-18',NULL,'weekday','publication','2024-03-18','2024-03-18','day','2024-03-18','the Monday on or before 18 March 2024','resolved');
CREATE TABLE verdict (
	id INTEGER NOT NULL, 
	withdrawn BOOLEAN NOT NULL, 
	"key" VARCHAR NOT NULL, 
	claim_id INTEGER NOT NULL, 
	question VARCHAR NOT NULL, 
	scale VARCHAR NOT NULL, 
	rating VARCHAR NOT NULL, 
	rationale VARCHAR NOT NULL, 
	should_read VARCHAR, 
	answer VARCHAR, 
	answered_by VARCHAR, 
	"by" VARCHAR NOT NULL, 
	at VARCHAR NOT NULL, 
	as_of DATE, 
	evidence JSON NOT NULL, 
	CONSTRAINT pk_verdict PRIMARY KEY (id), 
	CONSTRAINT fk_verdict_claim_id FOREIGN KEY(claim_id) REFERENCES claim (id), 
	CONSTRAINT uq_verdict_key UNIQUE ("key")
);
INSERT INTO "verdict" VALUES(1,0,'bridge#1/V1',1,'so','google-5','True','The city says so.',NULL,NULL,NULL,'mara','2026-11-24T10:40:11.018348Z',NULL,'["bridge#1/E1"]');
CREATE TABLE version (
	id INTEGER NOT NULL, 
	withdrawn BOOLEAN NOT NULL, 
	article_id INTEGER NOT NULL, 
	n INTEGER NOT NULL, 
	text VARCHAR NOT NULL, 
	sha256 VARCHAR NOT NULL, 
	extractor VARCHAR, 
	CONSTRAINT pk_version PRIMARY KEY (id), 
	CONSTRAINT fk_version_article_id FOREIGN KEY(article_id) REFERENCES article (id), 
	CONSTRAINT uq_version_article_id_n UNIQUE (article_id, n)
);
INSERT INTO "version" VALUES(1,0,1,1,'The harbour bridge opened on Monday, the mayor, Ada Quill, said.

The bridge cost 12 million crowns.
','0bd249edee94ae5d1e8f5ad12b51e572e608e8552e815b35ce07851a1dff6707','reading/1');
CREATE TABLE zone (
	id INTEGER NOT NULL, 
	withdrawn BOOLEAN NOT NULL, 
	version_id INTEGER NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	rule VARCHAR NOT NULL, 
	CONSTRAINT pk_zone PRIMARY KEY (id), 
	CONSTRAINT fk_zone_version_id FOREIGN KEY(version_id) REFERENCES version (id)
);
CREATE INDEX ix_action_by ON action ("by");
CREATE INDEX ix_action_undoes ON action (undoes);
CREATE INDEX ix_change_action_id ON change (action_id);
CREATE INDEX ix_change_entity_key_seq ON change (entity, "key", seq);
CREATE INDEX ix_claim_standing_worth_id ON claim (worth, id) WHERE withdrawn IS 0;
CREATE INDEX ix_sign_off_article_id ON sign_off (article_id);
CREATE INDEX ix_source_canonical ON source (canonical);
CREATE INDEX ix_version_sha256 ON version (sha256);
CREATE INDEX ix_evidence_claim_id ON evidence (claim_id);
CREATE INDEX ix_evidence_source_id ON evidence (source_id);
CREATE INDEX ix_passage_version_id_start ON passage (version_id, start);
CREATE INDEX ix_place_claim_id ON place (claim_id);
CREATE INDEX ix_place_version_id_start ON place (version_id, start);
CREATE INDEX ix_time_expression_version_id_start ON time_expression (version_id, start);
CREATE INDEX ix_verdict_claim_id ON verdict (claim_id);
CREATE INDEX ix_zone_version_id ON zone (version_id);
CREATE TRIGGER change_no_delete BEFORE DELETE ON change BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END;
CREATE TRIGGER change_no_update BEFORE UPDATE OF seq, action_id, entity, key, what, salt, digest, hash ON change BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END;
CREATE TRIGGER change_no_replace BEFORE INSERT ON change WHEN NEW.seq <= (SELECT max(seq) FROM change) BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END;
CREATE TRIGGER change_no_new_payload BEFORE UPDATE OF payload ON change WHEN NEW.payload IS NOT NULL BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END;
CREATE TRIGGER action_no_delete BEFORE DELETE ON action BEGIN SELECT RAISE(ABORT, 'rows are withdrawn, never deleted'); END;
CREATE TRIGGER import_run_no_delete BEFORE DELETE ON import_run BEGIN SELECT RAISE(ABORT, 'rows are withdrawn, never deleted'); END;
CREATE TRIGGER article_no_delete BEFORE DELETE ON article BEGIN SELECT RAISE(ABORT, 'rows are withdrawn, never deleted'); END;
CREATE TRIGGER version_no_delete BEFORE DELETE ON version BEGIN SELECT RAISE(ABORT, 'rows are withdrawn, never deleted'); END;
CREATE TRIGGER zone_no_delete BEFORE DELETE ON zone BEGIN SELECT RAISE(ABORT, 'rows are withdrawn, never deleted'); END;
CREATE TRIGGER passage_no_delete BEFORE DELETE ON passage BEGIN SELECT RAISE(ABORT, 'rows are withdrawn, never deleted'); END;
CREATE TRIGGER time_expression_no_delete BEFORE DELETE ON time_expression BEGIN SELECT RAISE(ABORT, 'rows are withdrawn, never deleted'); END;
CREATE TRIGGER claim_no_delete BEFORE DELETE ON claim BEGIN SELECT RAISE(ABORT, 'rows are withdrawn, never deleted'); END;
CREATE TRIGGER place_no_delete BEFORE DELETE ON place BEGIN SELECT RAISE(ABORT, 'rows are withdrawn, never deleted'); END;
CREATE TRIGGER source_no_delete BEFORE DELETE ON source BEGIN SELECT RAISE(ABORT, 'rows are withdrawn, never deleted'); END;
CREATE TRIGGER evidence_no_delete BEFORE DELETE ON evidence BEGIN SELECT RAISE(ABORT, 'rows are withdrawn, never deleted'); END;
CREATE TRIGGER verdict_no_delete BEFORE DELETE ON verdict BEGIN SELECT RAISE(ABORT, 'rows are withdrawn, never deleted'); END;
CREATE TRIGGER sign_off_no_delete BEFORE DELETE ON sign_off BEGIN SELECT RAISE(ABORT, 'rows are withdrawn, never deleted'); END;
COMMIT;
