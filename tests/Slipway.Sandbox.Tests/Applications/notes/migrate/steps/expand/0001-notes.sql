create table notes (id bigint generated always as identity primary key, text text not null, colour text);
insert into notes (text, colour) values ('the first', 'red');
