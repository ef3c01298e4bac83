using System.Collections.Generic;
using System.Linq;

namespace ProspectingTools.Service.Sample;

/// <summary>
/// First and last names by culture. A name in its own script follows its Latin form after a bar; one of them
/// (𠮷田, Yoshida) needs four bytes in UTF-8.
/// </summary>
internal static class SampleNames
{
    public static IReadOnlyList<NamePool> All { get; } =
    [
        new(
            "en",
            "Olivia Amelia Grace Charlotte Harriet Imogen Tessa Nora Ruby Maeve Oliver George Arthur Jude Miles Theo Callum Marcus Elliot Desmond",
            "Ashworth Bellamy Carrow Dunmore Ellery Fenwick Garrick Hollis Iverson Kettering Lockhart Merriweather Northcott Osgood Pembroke Quill Radley Stannard Thackeray Wycliffe O'Malley Fitzroy"),
        new(
            "de",
            "Anneliese Jürgen Käthe Björn Sönke Lieselotte Matthias Heike Torsten Ulrike Götz Marlene Friedrich Anke Jörg Franziska Lukas Clara",
            "Müller Schäfer Größ Köhler Weiß Brückner Vogelsang Lindemann Hofstätter Kühn Baumgärtner Dröge Pfeiffer Strauß Zöllner Eichhorn Rößler Voß"),
        new(
            "fr",
            "Éloïse François Zoé Jérôme Hélène Benoît Camille Théo Mélanie Rémi Agnès Loïc Chloé Étienne Noémie Mathieu Solène Cédric",
            "Lefèvre Béranger Dufrêne Marchand Gauthier Châtelain Desrosiers Moreau Fabre Poirier d'Aubigné Leclercq Bouchard Saint-Clair Vallée Noël Rousseau Delacroix"),
        new(
            "es",
            "José María Núria Íñigo Lucía Ángel Inés Martín Concepción Raúl Belén Óscar Sofía Andrés Ximena Joaquín Valentina Mateo",
            "Núñez Ibáñez Castañeda Peña Quiñones Domínguez Echeverría Lozano Márquez Zúñiga Alarcón Herrera Muñoz Calderón Villaseñor Rincón Ávila Salcedo"),
        new(
            "pt",
            "João Conceição Inês Tomás Beatriz Gonçalo Letícia Antônio Caetano Luíza Estêvão Rafaela Thiago Mônica Vinícius Sebastião Helena Caio",
            "Assunção Guimarães Magalhães Falcão Araújo Brandão Simões Vasconcelos Leitão Queirós Damião Bragança Ferrão Conceição Portela Menezes Sá Figueiredo"),
        new(
            "it",
            "Niccolò Giulia Alessandro Chiara Pietro Fiammetta Lorenzo Ginevra Matteo Ornella Donato Beatrice Ruggero Livia Tommaso Serena",
            "Bellandi Corsini D'Angelo Fontanelli Guarnieri Lanfranchi Montefiore Pagliarulo Ricciardi Santangelo Tagliaferri Vercelli Zambelli Nicolò Cantù Forlì"),
        new(
            "nl",
            "Maartje Joris Femke Sander Anouk Bram Lotte Thijs Marieke Ruben Saskia Pieter Daphne Koen Jet Wouter",
            "van~den~Broek de~Vries Zonneveld Hoekstra van~Dijk Kuipers ter~Horst Vermeulen Bakhuizen van~der~Meulen Roelofs Dekker Oosterhout Schouten Wiersma IJsselstein"),
        new(
            "nordic",
            "Åsa Søren Þórdís Bjørn Märta Øyvind Ingrid Håkon Sigrún Lars Kirsten Jørgen Aino Väinö Freja Mikkel Elín Päivi",
            "Ångström Sørensen Bjørnstad Häkkinen Lindqvist Ødegård Nyström Guðmundsdóttir Kjærgaard Mäkelä Strömberg Halvorsen Þorsteinsson Rasmussen Östlund Virtanen Holm Lykke"),
        new(
            "slavic",
            "Łukasz Żaneta Zdeněk Markéta Jiří Božena Stanisław Małgorzata Tomáš Jaroslava Dmytro Oksana Bohdan Anežka Mirosław Šárka Vlado Ivana",
            "Wójcik Dvořák Świątek Novotný Żółkowski Kučera Łaszkiewicz Říha Kovalenko Shevchuk Jabłoński Procházka Ziółek Hřebíček Bondarenko Pešek Gałązka Marković"),
        new(
            "romanian-greek",
            "Ștefan Ioana Mădălina Răzvan Ilinca Nikolaos Eleni Theodoros Kalliope Dimitra Andrei Stavros Ruxandra Vlăduț Anastasia Petros",
            "Ștefănescu Țăranu Brâncuș Popovici Dumitrășcu Papadakis Kalogeropoulos Ioannidis Mavromatis Văcărescu Lupu Economou Zografos Cărtărescu Stamatis Munteanu"),
        new(
            "tr",
            "Ayşe Çağlar Gökçe İbrahim Şebnem Ömer Zeynep Uğur Tuğba Emre Defne Kağan Nilüfer Barış Elif Yiğit",
            "Yıldız Öztürk Çelik Şahin Güneş Karaağaç Doğan Kılıç Ünal Aydın Işık Türkoğlu Bozkurt Özgür Erdoğmuş Tunç"),
        new(
            "arabic-hebrew",
            "Layla Omar Yasmin Tariq Noura Khalid Salma Hamza Rania Idris Noa Eitan Tamar Yonatan Shira Amir",
            "al-Fahd Haddad Mansour El-Sayed Benali Qasim Nasser Zidan Darwish Barakat Ben-Ami Shalev Peretz Golan Mizrahi Alon"),
        new(
            "in",
            "Aarav Ananya Rohan Priyanka Karthik Meenakshi Siddharth Kavya Arjun Lakshmi Nikhil Ishita|इशिता Vikram Divya Rahul|राहुल Sneha Harpreet Tanvi",
            "Raghunathan Deshpande Iyer Mukherjee Chatterjee Banerjee Kulkarni Venkataraman Sharma Subramaniam Gowda Bhattacharya Nair Malhotra Ahluwalia Pillai Chaudhary Joshi"),
        new(
            "zh",
            "Wei|伟 Xiuying|秀英 Jun|军 Meiling|美玲 Zihan|子涵 Haoran|浩然 Yuxin|雨欣 Minghao|明浩 Lan|兰 Bowen|博文 Xinyi|欣怡 Jianguo|建国",
            "Ouyang|欧阳 Zhang|张 Shen|沈 Lü|吕 Xiao|肖 Tang|唐 Fang|方 Qiu|邱 Bai|白 Zhuge|诸葛 Gu|顾 Liang|梁"),
        new(
            "ja",
            "Haruto|陽翔 Sakura|さくら Ren|蓮 Hina|陽菜 Yūto|悠斗 Akari|明里 Sōta|颯太 Mio|美緒 Kaito|海斗 Kaede|楓 Daichi|大地 Naoko|直子",
            "Yoshida|𠮷田 Hayashi|林 Kobayashi|小林 Ōno|大野 Takahashi|高橋 Fujimoto|藤本 Kōda|幸田 Matsuura|松浦 Nakagawa|中川 Ishikawa|石川 Ueda|上田 Morimoto|森本"),
        new(
            "ko",
            "Seo-yeon|서연 Min-jun|민준 Ji-woo|지우 Ha-eun|하은 Do-yun|도윤 Soo-ah|수아 Jun-seo|준서 Ye-jin|예진 Tae-hyun|태현 Eun-ji|은지",
            "Hwang|황 Seong|성 Namgung|남궁 Ryu|류 Baek|백 Noh|노 Jeon|전 Ahn|안 Moon|문 Gwak|곽"),
        new(
            "vi-th-id",
            "Nguyệt Thảo Quốc Hương Đức Tuấn Somchai Kanya Anong Niran Dewi Bagus Putri Wulan Surya Ayu",
            "Nguyễn Trần Phạm Đặng Bùi Võ Srisuk Chaiyasit Wattana Ratanaporn Santoso Wijaya Kusuma Hartono Siregar Pranata"),
        new(
            "african",
            "Chidinma Oluwaseun Adébáyọ̀ Ngozi Wanjirũ Kamau Thandiwe Sipho Abebe Makeda Kwame Akosua Zainab Tendai Amara Lerato",
            "Okonkwo Adéyẹmí Nwosu Olatunji Mwangi Kipchoge Dlamini Nkosi Mensah Boateng Tesfaye Abubakar Chukwuemeka Mokoena Wambũi Sithole"),
    ];

    public static NamePool Of(string culture) => All.Single(pool => pool.Culture == culture);
}
